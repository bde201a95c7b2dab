"""What sites show in a policy's place, by the words of it: a new language or kind is a row.

Patterns are matched against lower-case text with straight apostrophes. They name kinds of pages and the
makers of walls, never one site.
"""

from __future__ import annotations

from typing import Final

from monitor.errors import NotAPolicyReason

# Reason, language, words. Matched in the title and the first blocks of a page with little of a policy in it.
PHRASES: Final[tuple[tuple[NotAPolicyReason, str, str], ...]] = (
    ("bot wall", "en", r"just a moment\b|verify(?:ing)? (?:that )?you(?: are|'re) (?:a |not a )?(?:human|robot)|checking (?:if the site connection is secure|your browser)|enable javascript and cookies to continue|attention required!|you have been blocked|access(?: to this (?:page|site|website|resource))?(?: has been| is| was)? (?:denied|blocked|restricted|forbidden)|pardon our interruption|request unsuccessful|(?:complete|solve|pass) (?:the|this|a) (?:captcha|security check|challenge)|are you (?:a )?(?:human|robot)|unusual (?:traffic|activity)|i'm not a robot|not a (?:robot|bot)\b|press (?:&|and) hold|ddos protection|security (?:check|verification)|human verification|you don't have permission to access|review the security of your connection|automated (?:access|requests|queries)|\b403\b.{0,20}forbidden|^forbidden\b|request (?:blocked|rejected)|the requested url was rejected|bot (?:detection|protection)"),
    ("bot wall", "fr", r"^un instant\b|vérifi\w+ que vous (?:êtes (?:un )?humain|n'êtes pas un robot)|accès (?:à (?:cette page|ce site) )?(?:a été |est )?(?:refusé|bloqué|interdit|restreint)|je ne suis pas un robot|trafic inhabituel|activité (?:inhabituelle|suspecte)|vérification de (?:sécurité|votre navigateur)|vous avez été bloqué|contrôle de sécurité"),
    ("bot wall", "de", r"^(?:nur )?einen (?:kleinen )?moment\b|bestätigen sie, dass sie (?:ein mensch|kein roboter)|zugriff (?:verweigert|gesperrt)|sicherheitsüberprüfung|ich bin kein roboter|ungewöhnlich\w+ (?:datenverkehr|aktivität)|überprüfung ihres browsers"),
    ("bot wall", "es", r"^un momento\b|verifi\w+ que (?:eres|usted es|no eres) (?:un )?(?:humano|robot)|acceso (?:denegado|bloqueado)|no soy un robot|tráfico inusual|comprobación de seguridad"),
    ("bot wall", "it", r"^un attimo\b|verifica (?:di essere|che (?:sei|tu sia)) (?:un )?uman|accesso (?:negato|bloccato)|non sono un robot|traffico insolito|controllo di sicurezza"),
    ("bot wall", "nl", r"^even geduld\b|(?:verifieer|bevestig|controleren) (?:dat|of) u (?:een mens|geen robot)|toegang (?:geweigerd|geblokkeerd)|ik ben geen robot|ongebruikelijk verkeer|beveiligingscontrole"),
    ("bot wall", "pt", r"^um momento\b|verifi\w+ (?:se|que) (?:você )?é (?:um )?humano|acesso (?:negado|bloqueado)|não sou um robô|tráfego incomum|verificação de segurança"),
    ("not found", "en", r"\b404\b|\b410\b.{0,10}gone|(?:page|file|content|document|article)(?: was| is)? not found|(?:page|file|content|document) (?:cannot|can't|could not|couldn't) be found|(?:page|content|link|article|document)(?: that)? you(?:'re| are|'ve| have)? (?:looking for|requested|followed|trying to)[^.]{0,40}(?:doesn't|does not|no longer|can't|cannot|could not|couldn't|isn't|is not|has been|was not|may have|might have)|nothing (?:was )?found|(?:page|content) (?:isn't|is not|is no longer) available(?! (?:in|for|to|due|from))|(?:page|site|content) (?:doesn't|does not|no longer) exists?|(?:can't|cannot|couldn't|could not) find (?:that|the|this|what|your) ?(?:page|you|content)?|page has (?:been )?(?:moved|removed|deleted)|sorry,? (?:this|that|the) page|no results found"),
    ("not found", "fr", r"page (?:web )?(?:introuvable|non trouvée|inexistante|inconnue|pas trouvée)|page n'existe (?:pas|plus)|page (?:que vous |demandée|recherchée)[^.]{0,50}(?:n'existe|introuvable|n'a pas|n'est (?:pas|plus)|a été (?:déplacée|supprimée))|erreur 404|(?:contenu|page) (?:n'est (?:pas|plus)|non) disponible|aucun (?:résultat|contenu) trouvé|page n'a pas (?:pu être|été) trouvée"),
    ("not found", "de", r"seite (?:wurde |konnte )?(?:leider )?nicht gefunden|seite (?:existiert|gibt es) (?:leider )?nicht|fehler 404|(?:seite|inhalt) (?:ist )?(?:leider )?nicht (?:mehr )?verfügbar|gesuchte seite|diese seite gibt es nicht"),
    ("not found", "es", r"página no (?:encontrada|existe|disponible)|no (?:se |hemos )?(?:podido |pudo )?encontra\w+ (?:la|esta) página|página (?:que buscas|que está buscando|solicitada) no|error 404"),
    ("not found", "it", r"pagina (?:non (?:trovata|esiste|disponibile)|inesistente)|pagina (?:che (?:cerchi|stai cercando|hai richiesto)|richiesta|cercata) non|errore 404"),
    ("not found", "nl", r"pagina (?:is |werd |kon )?niet (?:gevonden|beschikbaar)|pagina bestaat niet|pagina die (?:u|je) zoekt|fout 404"),
    ("not found", "pt", r"página não (?:encontrada|existe|disponível)|página (?:que (?:você|procura|está)|solicitada)[^.]{0,40}não|erro 404"),
    ("unavailable", "en", r"temporarily (?:unavailable|down|blocked|closed|offline)|(?:under|undergoing|scheduled|down for|for) (?:routine |planned |scheduled )?maintenance|maintenance mode|(?:be|we'll be|we will be) (?:right |shortly )?back|service (?:is )?unavailable|internal server error|bad gateway|gateway time-?out|\berror 5\d\d\b|\b50[0234]\b.{0,20}error|something (?:went|has gone) wrong|an (?:unexpected )?error (?:has )?occurred|(?:please )?try again (?:later|in a (?:few|moment))|too many requests|(?:not|isn't|is not) (?:currently )?available in your (?:country|region|location|area)|unavailable (?:in your|for legal reasons|due to)|(?:unsupported|outdated) browser|browser is (?:not supported|no longer supported|out of date|unsupported|outdated)|application error|under construction|coming soon|site can't be reached|misusing this feature|rate limit"),
    ("unavailable", "fr", r"(?:temporairement|momentanément|actuellement) (?:indisponible|inaccessible|bloqu|ferm)|en (?:cours de )?maintenance|maintenance en cours|de retour (?:bientôt|très|dans)|une erreur (?:inattendue |technique |interne )?(?:est survenue|s'est produite|a été rencontrée)|(?:veuillez |merci de )?ré-?essay(?:er|ez) (?:plus tard|ultérieurement|dans)|service (?:est )?indisponible|erreur (?:interne|50\d|serveur|technique)|pas disponible dans votre (?:pays|région)|abusé de cette fonctionnalité|trop de (?:requêtes|demandes)|en construction|navigateur (?:n'est (?:pas|plus) (?:supporté|pris en charge|compatible)|obsolète|non supporté)"),
    ("unavailable", "de", r"vorübergehend (?:nicht (?:verfügbar|erreichbar)|gesperrt)|wartungs(?:arbeiten|modus)|(?:ein|unerwarteter) (?:unerwarteter )?fehler ist aufgetreten|interner serverfehler|versuchen sie es (?:später|in)|nicht verfügbar in ihrem land|zu viele anfragen|bald (?:wieder )?(?:zurück|für sie da)|browser wird nicht (?:mehr )?unterstützt"),
    ("unavailable", "es", r"temporalmente (?:no disponible|fuera de servicio|bloquead)|(?:en|por) mantenimiento|(?:se ha producido|ocurrió|ha ocurrido) un error|(?:inténtal\w+|vuelve a intentarlo) (?:de nuevo )?más tarde|error interno|servicio no disponible|demasiadas solicitudes|volvemos (?:pronto|enseguida)"),
    ("unavailable", "it", r"temporaneamente (?:non disponibile|sospes|bloccat)|(?:in|per) manutenzione|si è verificato un errore|riprova(?:re)? più tardi|errore interno|servizio non disponibile|troppe richieste|torn(?:iamo|eremo) (?:presto|subito)"),
    ("unavailable", "nl", r"tijdelijk (?:niet (?:beschikbaar|bereikbaar)|geblokkeerd)|onderhoud(?:swerkzaamheden)?\b|er is (?:een fout|iets fout|iets mis)|probeer het (?:later|straks)|te veel verzoeken"),
    ("unavailable", "pt", r"temporariamente (?:indisponível|fora do ar|bloquead)|(?:em|para) manutenção|ocorreu um erro|tente novamente mais tarde|erro interno|serviço indisponível|muitas solicitações|voltamos (?:em breve|já)"),
    ("redirect stub", "en", r"you (?:should|will|are) (?:now )?be(?:ing)? (?:automatically )?redirected|^redirecting\b|if you(?:'re| are) not (?:automatically )?redirected|(?:page|site|document) has (?:been )?(?:permanently )?moved (?:to|here)|object moved|moved permanently|^302 found"),
    ("redirect stub", "fr", r"vous allez être redirigé|^redirection\b|si vous n'êtes pas (?:automatiquement )?redirigé|cette page a (?:été )?(?:déménagé|déplacée)"),
    ("redirect stub", "de", r"sie werden (?:automatisch )?(?:weiter|um)geleitet|^weiterleitung\b"),
    ("redirect stub", "es", r"^redirigiendo|(?:será|serás|está siendo) redirigid"),
    ("redirect stub", "it", r"^reindirizzamento|(?:verrai|sarai|stai per essere) reindirizzat"),
    ("redirect stub", "nl", r"(?:u|je) wordt (?:automatisch )?(?:doorgestuurd|doorverwezen|omgeleid)"),
    ("redirect stub", "pt", r"^redirecionando|(?:será|está sendo|a ser) redirecionad"),
    ("needs JavaScript", "en", r"(?:enable|turn on|activate|requires?|without|need) javascript|javascript (?:is|must be|has been)? ?(?:required|disabled|enabled|not enabled|turned off|needed)|to run this app"),
    ("needs JavaScript", "fr", r"(?:activer|activez|sans|nécessite) (?:le )?javascript|javascript (?:est|doit être|n'est pas) (?:désactivé|requis|nécessaire|activé)"),
    ("needs JavaScript", "de", r"aktivieren sie (?:bitte )?javascript|javascript (?:ist |muss |in ihrem browser )?(?:deaktiviert|aktiviert|erforderlich)"),
    ("needs JavaScript", "es", r"(?:activa|activar|habilita|habilitar|habilite|active) (?:el )?javascript|javascript (?:está )?(?:desactivado|deshabilitado)"),
    ("needs JavaScript", "it", r"(?:abilita|abilitare|attiva|attivare) (?:il )?javascript|javascript (?:è )?disabilitato"),
    ("needs JavaScript", "nl", r"schakel javascript in|javascript (?:is )?(?:uitgeschakeld|vereist)"),
    ("needs JavaScript", "pt", r"(?:ative|ativar|habilite|habilitar) (?:o )?javascript|javascript (?:está )?(?:desativado|desabilitado)"),
)  # fmt: skip

# A heading with these words, in a page with hardly anything else, asks for an account.
LOGIN: Final = (
    r"^(?:please )?(?:log|sign)[ -]?(?:in|on)\b|\b(?:log|sign)[ -]?in (?:to|with|or)\b|^login\b|you must (?:be logged|log|sign) in|forgot(?:ten)? (?:your )?password|create (?:a |an |new )?account",
    r"^(?:veuillez )?(?:vous |se |me )?connect(?:er|ez)(?:-vous)?\b|^connexion\b|^s'identifier|mot de passe oublié|identifiez-vous|créer (?:un |nouveau )?compte|je me connecte",
    r"^(?:bitte )?(?:anmelden|einloggen|anmeldung|login)\b|passwort vergessen|melden sie sich an",
    r"^(?:iniciar|inicia|inicie) sesión|contraseña olvidada|olvidaste tu contraseña|^acceder\b",
    r"^(?:accedi|accesso|login)\b|password dimenticata|effettua (?:il login|l'accesso)",
    r"^(?:inloggen|aanmelden|log in)\b|wachtwoord vergeten",
    r"^(?:entrar|iniciar sessão|faça login|fazer login)\b|esqueceu (?:a |sua )?(?:senha|palavra)",
)  # fmt: skip

# The first words of a page that asks for consent before it shows anything.
CONSENT_ASKED: Final = (
    r"(?:allow|accept|authori[sz]e)\b[^.]{0,60}\bcookies\b[^.]{0,60}\?|before you continue|we (?:value|care about|respect) your privacy|your privacy (?:matters|is important to us|choices)|manage (?:your )?(?:consent|cookies?)\b|cookie (?:consent|preferences|settings)|choose your cookie|this (?:site|website) uses cookies",
    r"(?:autoriser|accepter)\b[^.]{0,60}\bcookies\b[^.]{0,60}\?|avant (?:de continuer|d'accéder|de poursuivre)|(?:le respect de )?votre vie privée (?:est (?:notre|importante)|nous)|gérer (?:vos|mes|les) (?:cookies|consentements?)|(?:utilise|utilisons) des cookies|un (?:petit )?cookie \?|bienvenue .{0,20}cookies",
    r"(?:erlauben|akzeptieren|zulassen)\b[^.]{0,60}\bcookies?\b[^.]{0,60}\?|bevor sie (?:fort|weiter)|(?:wir schätzen )?ihre privatsphäre (?:ist|liegt)|(?:verwendet|nutzt|verwenden|nutzen) (?:wir )?cookies|cookie-einstellungen",
    r"antes de continuar|(?:valoramos|respetamos) (?:tu|su) privacidad|(?:utiliza|usa|utilizamos|usamos) cookies",
    r"prima di continuare|(?:rispettiamo|teniamo alla) (?:la )?(?:tua|vostra) privacy|(?:utilizza|usa|utilizziamo) (?:i )?cookie",
    r"voordat (?:je|u) verder|(?:wij|we) (?:respecteren|waarderen) (?:je|uw) privacy|(?:gebruikt|gebruiken|maakt gebruik van) cookies",
    r"antes de continuar|(?:valorizamos|respeitamos) (?:a )?sua privacidade|(?:utiliza|usa|utilizamos|usamos) cookies",
)  # fmt: skip

# The buttons of such a page.
CONSENT_BUTTONS: Final = (
    r"(?:accept|allow|reject|decline|refuse) (?:all|cookies|and continue|only|essential)|only allow essential|agree and (?:close|continue)|continue without accepting|accept (?:&|and) (?:close|continue)",
    r"(?:tout|tous) (?:accepter|refuser)|(?:accepter|refuser|autoriser) (?:tout|et fermer|et continuer|les cookies)|continuer sans accepter|uniquement autoriser les cookies",
    r"alle (?:cookies )?(?:akzeptieren|ablehnen|zulassen)|nur (?:notwendige|erforderliche|essenzielle)|zustimmen und (?:weiter|fortfahren)",
    r"(?:aceptar|rechazar) (?:todo|todas|todos|cookies|y continuar)",
    r"(?:accetta|rifiuta) (?:tutt[oi]|e continua|i cookie)|continua senza accettare",
    r"(?:alles|alle cookies|allemaal) (?:accepteren|weigeren)|(?:accepteer|weiger) (?:alles|alle)",
    r"(?:aceitar|rejeitar|recusar) (?:tudo|todos|todas|e continuar|cookies)",
)  # fmt: skip

# What walls leave in the source of a page; sound pages may hold some of it too, among a policy's words.
WALL_MARKS: Final = (
    r"_cf_chl_opt|cf-challenge|cf_chl_|captcha-delivery\.com|_incapsula_resource|incapsula incident|px-captcha|perimeterx|errors\.edgesuite\.net|awswafcookie|awswaf\.com|aws-waf-token|"
    r"sgcaptcha|kpsdk|kasada|ddos-guard|sucuri website firewall|stackpath|recaptcha|hcaptcha|geetest|arkoselabs|friendlycaptcha|challenges\.cloudflare\.com|vercel security checkpoint|fastly-insights-challenge|akamai-bm"
)  # fmt: skip

# The mark-up into which a script would write the page.
SHELLS: Final = (
    r"<(?:app-root|ng-app|root-app|app-shell)\b|\bid=[\"']?(?:root|app|__next|__nuxt|___gatsby|app-root|react-root|main-app|svelte|q-app)\b|\bng-version=|data-reactroot|<script[^<>]*type=[\"']module"
)  # fmt: skip
