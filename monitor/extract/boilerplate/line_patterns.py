"""Short lines that are no clause, as data: what moves by itself, what a page says of itself, where its tail begins.

Each pattern must match a whole line, folded to lower case without accents; long lines are never tried.
"""

from __future__ import annotations

import re
from typing import Final

from monitor.dates.tables import MONTHS
from monitor.text.normalise import fold

_AMOUNT: Final = (
    r"(?:a|an|one|une?|un|eine[mnr]?|einem|una|uno|um|uma|een|several|few|plusieurs|quelques|\d+)"
)
_UNIT: Final = (
    r"(?:second|minute|hour|day|week|month|year|seconde|heure|jour|semaine|moi|mois|an|annee|sekunde|stunde|tag|woche|monat|jahr|"
    r"segundo|minuto|hora|dia|semana|mes|ano|secondo|ora|giorno|settimana|mese|anno|seconden|minuten|uur|uren|dag|weken|maand|jaar)(?:s|e|en|n|es|i)?"
)
_UPDATED: Final = (
    r"(?:(?:article |page |document )?(?:last |zuletzt |derniere )?(?:updated|modified|edited|revised|published|posted|update|mise? a jour|modifiee?|publiee?|"
    r"aktualisiert|geandert|actualizado|aggiornato|atualizado|bijgewerkt|gewijzigd|modification|mise a jour)\s*:?\s*)?"
)

MOVING: Final[tuple[tuple[str, re.Pattern[str]], ...]] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("reading time", r"(?:(?:estimated |approx\.? )?(?:reading time|read time|temps de lecture|duree de lecture|lecture|lesezeit|lesedauer|tiempo de lectura|tempo di lettura|tempo de leitura|leestijd)\s*:?\s*(?:de |ca\. )?\d+\s*(?:min(?:ute)?[sn]?|m)?\.?)"),
        ("reading time", r"\d+\s*(?:-\s*)?min(?:ute|uto)?[sn]?\.?\s+(?:read|to read|reading time|de lecture|lesezeit|de lectura|di lettura|de leitura|leestijd|lezen)"),
        ("byline", r"(?:written|article) by .{2,40}|(?:ecrit|redige) par .{2,40}|(?:verfasst|geschrieben) von .{2,40}|escrito (?:por|pelo|pela) .{2,40}|scritto da .{2,40}|geschreven door .{2,40}|skriven av .{2,40}"),
        ("consent state", r"(?:your |ihr |votre |su |tu |il tuo |uw |din |o seu )?(?:current (?:state|consent)|consent (?:id|date)|einwilligungs-?id|identifiant de consentement|id (?:de|del) consentimiento|toestemmings-?id)\s*:.{2,150}"),
        ("consent state", r".{0,80}\b\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b.{0,40}\bcookiebot\b.{0,30}"),
        ("relative date", rf"{_UPDATED}(?:(?:over|about|almost|more than|less than|around) )?{_AMOUNT} {_UNIT} ago(?: by .*|\s?(?:updated|edited|modified))?"),
        ("relative date", rf"{_UPDATED}(?:il y a|vor|hace|ha)(?: (?:plus de|environ|mehr als|mas de|cerca de|mais de))? {_AMOUNT} {_UNIT}(?: aktualisiert)?"),
        ("relative date", rf"{_UPDATED}{_AMOUNT} {_UNIT} (?:fa|atras|geleden|zuvor)"),
        ("counter", r"\d{1,3}(?:[.,\s]?\d{3})*(?:[.,]\d+)?\s?[km]?\s+(?:views?|visits?|visitors?|visiteurs?|visites|vues|besucher|aufrufe|visitas|visite|visualizzazioni|downloads?|telechargements|likes?|j'aime|comments?|commentaires?|kommentare|shares?|partages|followers?|abonnes?|reactions?|votes?|ratings?|avis|reviews?)(?: (?:so far|in total|au total|online|en ligne|today|aujourd'hui|heute|(?:this|cette|ce|diese[nrs]?|esta|este|questa|questo|deze) .{3,12}))?"),
        ("counter", r"(?:page ?)?(?:views?|hits|visits|visitors|downloads|affichages|vues|visites|lectures|zugriffe|aufrufe|besucher|visitas|lecturas|visite|letture|visualizzazioni|visualizacoes|acessos|weergaven|bekeken|visningar|wyswietlen\w*|odslony)\s*:\s*\d{1,3}(?:[.,\s]?\d{3})*(?:\s*x)?"),
        ("counter", r"(?:read|viewed|lu|gelesen|visto|leido|letto|lido|gelezen)\s*:? \d{1,3}(?:[.,\s]?\d{3})* (?:times|fois|mal|veces|volte|vezes|keer)"),
        ("counter", r"(?:excellent|great|rated|.{0,20}hervorragend|.{0,20}sehr gut)?\s*\d[.,]\d\s*(?:/|out of|sur|von|de|su)\s*(?:5|10)\b.{0,40}\d.{0,30}(?:reviews?|avis|bewertungen|opiniones|recensioni|avaliacoes|beoordelingen).{0,25}"),
        ("counter", r"\d+ (?:people|users|customers|personnes|clients|personen|kunden|personas|persone|pessoas|mensen) (?:are|have|ont|sind|haben|estan|stanno|estao|bekijken|regardent|consultent|sehen).{0,60}"),
        ("countdown", r".{0,40}\b\d{1,2}\s?[:hj]\s?\d\d\s?[:m]\s?\d\d\s?s?"),
        ("clock", r"(?:today is|nous sommes le|aujourd'hui,?|heute ist|hoy es|oggi e) .{6,40}"),
        ("clock", r"(?:this )?(?:page|document|seite|pagina) (?:was )?(?:generated|rendered|created|retrieved|generee|erzeugt|generada|generata) (?:on|at|in|le|en|am) .{4,60}"),
        ("clock", r"(?:page )?(?:generated|rendered|loaded|served) in \d.{0,30}"),
        ("clock", r"(?:your |votre |ihre )?(?:session|sitzung) (?:expires|expire|lauft) .{0,10}\d+.{0,20}"),
        ("trace id", r"(?:server|node|host|served by|instance)\s*:\s*[a-z0-9.-]*\d[a-z0-9.-]*"),
        ("trace id", r"v\d+\.\d+\.\d{2,}"),
        ("trace id", r"(?:retrieved from|recuperee? de|abgerufen von|obtenido de|estratto da) .{0,20}https?://\S+.{0,3}"),
        ("counter", r"there (?:are|is) currently \d+ users? online\.?|(?:we have|who's online)\s?:? \d+ guests?.{0,40}"),
        ("counter", r"\d+ (?:out )?of \d+ (?:people |users )?found (?:this|it) helpful"),
        ("counter", r"\d+ (?:sur \d+ )?(?:utilisateurs?|personnes?) .{0,30}utile.{0,20}"),
        ("cart", r"(?:my |your |mon |votre )?(?:shopping )?(?:cart|basket|bag|panier|warenkorb|carrito|cesta|carrello|carrinho|winkelwagen|winkelmand)\s*[:(]?\s*\d+\s*\)?\s*(?:items?|articles?|artikel|articulos|articoli|artigos)?"),
        ("trace id", r"(?:cloudflare )?(?:ray|trace|request|session|correlation|reference|incident|event|support|build|error|page)[ -]?(?:id|number|no\.?|#)?\s*[:#]?\s*(?=[\w.-]*\d)[0-9a-z._-]{7,}"),
        ("trace id", r"(?:build|release|rev(?:ision)?|app version)\s*[:#]?\s*v?(?=[\w.+-]*\d)[0-9a-z.+_-]{3,}"),
        ("trace id", r"version\s*:?\s*v?\d+(?:\.\d+){2,}[-+][\w.]+|version\s*:?\s*v?\d+\.\d{3,}(?:\.\d+)+"),
        ("trace id", r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?=[0-9a-f]*\d)(?=\d*[a-f])[0-9a-f]{12,64}"),
        ("footer year", r"(?:copyright\s*)?(?:©|\(c\)|&copy;)\s*(?:copyright\s*)?.{0,40}\b(?:19|20)\d\d.{0,90}"),
        ("footer year", r"(?:©|\(c\)|copyright)\s*.{0,60}(?:all rights reserved|tous droits reserves|alle rechte vorbehalten|todos los derechos reservados|tutti i diritti riservati|todos os direitos reservados|alle rechten voorbehouden)\.?"),
        ("footer year", r"copyright\s+(?:19|20)\d\d.{0,90}"),
        ("clock", r"(?:current |local )?(?:time|heure|uhrzeit|hora|ora|tijd)\s*:?\s*\d\d?[:h]\d\d.{0,12}"),
    )
)  # fmt: skip

# "Ostenz Europe 2026" as the very last line: a footer's year without its sign.
NAME_AND_YEAR: Final = re.compile(r"[^\d:.,]{2,40}\s(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?")
SAYS_A_DATE: Final = re.compile(
    rf"\b(?:{'|'.join(' '.join(MONTHS.values()).split())}|version|stand|updated?|effective|revised|modified|mise?|jour|vigueur|date[de]?|last|since|as of|gultig|"
    r"geandert|aktualisiert|actualiz\w+|aggiorna\w+|atualiz\w+|vigor\w*|gewijzigd|bijgewerkt|since|depuis|seit|du|au|vom)\b"
)

_CONTROL: Final = (
    r"(?:copy(?: the)? link|copier le lien|link kopieren|copiar (?:el )?enlace|copia link|copiar link|link kopieren|link copied!?|lien copie ?!?|copied!?|"
    r"print(?: this page)?|imprimer(?: cette page)?|drucken|imprimir|stampa|afdrukken|share(?: this(?: page| article)?)?|partager(?: cet article| cette page)?|teilen|compartir|condividi|compartilhar|delen|"
    r"(?:back |go |scroll |return )?(?:to )?top|(?:retour en )?haut(?: de page)?|retour en haut(?: de (?:la )?page)?|nach oben|volver arriba|torna su|voltar ao topo|naar boven|"
    r"(?:show|read|see|view|learn) (?:more|less|details)|clear search|close search|main menu|menu principal|effacer la recherche|fermer (?:le champ de|la) recherche|recherche|suche|(?:voir|afficher|lire|en savoir) (?:plus|moins)|voir moins\s?en savoir plus|mehr (?:anzeigen|erfahren)|weniger anzeigen|ver (?:mas|menos)|mostra (?:di piu|meno)|ver mais|meer (?:lezen|tonen)|"
    r"(?:expand|collapse|open|close)(?: all)?|tout (?:deplier|replier|ouvrir|fermer)|alle (?:offnen|schliessen)|fermer|schliessen|cerrar|chiudi|fechar|sluiten|"
    r"next|previous|suivant|precedent|weiter|zuruck|siguiente|anterior|successivo|precedente|proximo|volgende|vorige|"
    r"was this (?:article|page|information)? ?helpful ?\??(?: yes no)?|cet article vous a-t-il (?:ete )?(?:utile|aide) ?\??|war (?:dieser artikel|das) hilfreich ?\??|yes|no|oui|non|"
    r"skip to (?:main )?content|aller (?:directement )?au contenu(?: principal)?|zum inhalt springen|menu|search|rechercher|log ?in|sign ?in|sign ?up|se connecter|s'inscrire|accept(?: all)?|accepter|refuser|"
    r"home|accueil|startseite|inicio|edit(?: this page)?(?: on github)?|loading\.*|chargement\.*|sprite icons|signaler une erreur|report an? (?:error|problem|issue)|sommaire|(?:table of )?contents|table des matieres|inhalts(?:verzeichnis|ubersicht)|inhalt|(?:tabla de )?contenidos?|indice|inhoud(?:sopgave)?|spis tresci|innehall|on this page|in this article|sur cette page|auf dieser seite|en esta pagina|op deze pagina|目次|"
    r"(?:download|view|open|save)(?: this page)?(?: as)?(?: an?| the)? pdf(?: version)?|(?:telecharger|version|ouvrir)(?: (?:le|en|au format))? pdf|pdf (?:herunterladen|download|version)|als pdf (?:herunterladen|speichern)|descargar (?:en )?pdf|scarica (?:il )?pdf|baixar pdf|download als pdf|printer[- ]friendly version|"
    r"(?:avez-vous trouve )?cette? (?:page|article)(?: vous a-t-(?:elle|il) ete)? utile ?\??(?: oui non)?|suggest edits|no labels|be the first to like this|write a comment…?|log in(?: or register)? to (?:post comments|comment)|did (?:this (?:page|article) help you|you find (?:it|this(?: article)?) helpful|this answer your question) ?\??(?: ?yes ?no)?|"
    r"change your consent|(?:open |manage |change |your )?(?:cookie|consent|privacy) (?:settings|preferences)|cookie-einstellungen(?: (?:andern|offnen))?|(?:gerer|parametrer|modifier) (?:les|mes|vos) cookies|parametres des cookies|(?:gestionar|configurar) cookies|(?:gestisci|impostazioni) (?:i )?cookie|cookie-?instellingen)\s*[!.›»→]?"
)  # fmt: skip

CONTROLS: Final = re.compile(rf"{_CONTROL}(?:[\s|·•/]+{_CONTROL}){{0,4}}")
# Those of them that as a heading with a text below it name what a clause is about.
SUBJECTS: Final = re.compile(
    r"search|recherche|rechercher|suche|print|imprimer|drucken|share|partager|teilen|compartir|condividi|compartilhar|delen|log ?in|sign ?in|sign ?up|se connecter|s'inscrire|accepter|refuser|"
    r"(?:cookie|consent|privacy) (?:settings|preferences)|cookie-einstellungen|parametres des cookies|(?:gerer|parametrer|modifier) (?:les|mes|vos) cookies|(?:gestionar|configurar) cookies|(?:gestisci|impostazioni) (?:i )?cookie|cookie-?instellingen"
)
# Answers: a control only beside another one, else what a question's clause says.
ANSWERS: Final = re.compile(r"(?:yes|no|oui|non)\s*[!.]?")

# Beside a date they lead to former versions.
EARLIER: Final = re.compile(
    r"(?:view |see )?(?:archived?|previous|prior|older) versions?|(?:voir les )?versions? (?:precedentes?|anterieures?|archivees?)|(?:fruhere|altere) (?:versionen|fassungen)|"
    r"versiones (?:anteriores|archivadas)|versioni precedenti|versoes anteriores|(?:vorige|eerdere) versies"
)

# The words by which menus name languages, each in its own.
LANGUAGE_NAMES: Final = frozenset(
    fold(name)
    for name in ["english", "français", "deutsch", "español", "castellano", "català", "euskara", "galego", "italiano", "nederlands", "português", "polski", "svenska", "dansk", "norsk", "bokmål", "suomi", "čeština", "slovenčina", "slovenščina", "magyar", "română", "hrvatski", "srpski", "eesti", "latviešu", "lietuvių", "türkçe", "íslenska", "gaeilge", "cymraeg", "malti", "shqip", "bahasa", "indonesia", "melayu", "tiếng", "việt", "tagalog", "filipino", "русский", "українська", "български", "ελληνικά", "српски", "日本語", "한국어", "中文", "简体中文", "繁體中文", "繁体中文", "ไทย", "עברית", "العربية", "हिन्दी", "فارسی"]
)  # fmt: skip

TAILS: Final = re.compile(
    r"(?:related|related (?:articles?|posts?|content|topics?|links?|documents?|pages?|resources?|products?|policies)|(?:you (?:may|might) (?:also )?(?:like|be interested in).*)|recommended (?:for you|articles?|products?)|(?:recent|latest|popular|more) (?:articles?|posts?|news|stories)|more from .{2,40}|"
    r"articles? (?:connexes?|similaires?|associes?|lies?|recents?|recommandes?|populaires?)|vous (?:aimerez|pourriez) (?:aussi|aimer).*|nos derniers articles|a lire aussi|sur le meme sujet|derniers? articles?|"
    r"(?:verwandte|ahnliche|weitere|neueste) (?:artikel|beitrage|themen|inhalte)|das konnte (?:sie|dich) auch interessieren|articulos relacionados|tambien te puede interesar|articoli correlati|potrebbe interessarti anche|artigos relacionados|gerelateerde artikelen|"
    r"follow us.*|join us.*|connect with us.*|suivez[- ]nous.*|rejoignez[- ]nous.*|folgen sie uns.*|siguenos.*|seguici.*|siga-nos.*|volg ons.*|(?:subscribe to|sign up for|get|join) (?:our|the) .{0,20}newsletter.*|(?:inscrivez|abonnez)-vous.*|stay (?:in touch|connected|informed|up to date).*|restez (?:informes?|connectes?).*|join our (?:newsletter|community|mailing list).*|"
    r"(?:leave a (?:comment|reply)|\d+ comments?|laisser un commentaire|kommentar schreiben)(?: \(\d+\))?|share (?:this|on).*|partager (?:cet article|sur|cette page).*|was this (?:article |page )?helpful.*|cet article vous a-t-il.*|have more questions.*|vous avez d'autres questions.*|"
    r"(?:need|besoin d).{0,3} ?(?:more )?(?:help|aide) ?\??|(?:still need|vous avez encore besoin d'?e?) ?(?:help|aide) ?\??|return to top|contact sales|get started(?: .{0,30})?|try .{1,20} (?:for )?free.*|download (?:the|our) app.*|telecharge[rz] (?:l'|notre |l’)?app(?:lication)?.*)\s*[:?!]?",
)  # fmt: skip

DOCUMENTS: Final = re.compile(
    r"\b(?:privacy|privacidad|privacidade|terms|conditions?|cookies?|legal notice|imprint|impressum|policy|policies|agreement|guidelines|confidentialite|vie privee|donnees (?:personnelles|a caractere personnel)|mentions legales|charte|cgu|cgv|reglement|politique|"
    r"datenschutz\w*|nutzungsbedingungen|agb|geschaftsbedingungen|richtlinie|aviso legal|terminos|condiciones|politica|informativa|condizioni|termini|note legali|termos|condicoes|privacyverklaring|privacybeleid|voorwaarden|cookiebeleid|dmca|copyright|community standards|accessib\w+)\b"
)  # fmt: skip

# A heading that is the title of a document, where many sections of policies speak of one too.
_KINDS_OF_DOCUMENT: Final = (
    r"policy|policies|notice|statement|terms|conditions|agreement|addendum|guidelines|imprint|disclaimer|impressum|agb|datenschutz\w*|nutzungsbedingungen|geschaftsbedingungen|cookie-richtlinie|"
    r"politique|charte|conditions generales|mentions legales|cgu|cgv|reglement|confidentialite|politica|aviso legal|terminos|condiciones|informativa|condizioni|termini|note legali|"
    r"termos|condicoes|aviso|privacyverklaring|privacybeleid|voorwaarden|cookiebeleid|cookieverklaring|dmca|polityka|regulamin|integritetspolicy|villkor"
)
TITLE_OF_DOCUMENT: Final = re.compile(
    rf"(?!.*\b(?:this|these|changes?|updates?|your|we|use of|contact\w*|about|cette|ces|cet|modifications?|votre|vos|diese[rs]?|anderung\w*|ihre|esta|estas|cambios|su|sus|"
    rf"questa|modifiche|deze|wijziging\w*|uw|acceptance|violations?|breach)\b)(?!\W*\d)(?:\S+\s){{0,6}}?(?:{_KINDS_OF_DOCUMENT})\b(?:\s\S+){{0,4}}"
)
