"""Words of a page that are not its policy's: buttons, menus, counters, promotions, relative times.

Reading a page leaves most of them out. What slips through is told here from the words alone, by a
table of whole lines: a row matches a clause from its first word to its last, so that a sentence
which merely holds such words stays what it is.
"""

from __future__ import annotations

import re
from typing import Final

from monitor.text.plain import plain

_LANGUAGE: Final = (
    "(?:english|francais|french|deutsch|german|espanol|spanish|castellano|italiano|italian|nederlands|dutch|portugues|portuguese|polski|svenska|dansk|norsk|suomi|turkce|cestina|magyar|romana"
    "|русскии|русский|українська|ελληνικα|한국어|日本語|中文|简体中文|繁體中文|ภาษาไทย|ไทย|العربية|עברית|हिन्दी|tieng viet|bahasa indonesia)"
    r"(?: ?\([\w ,-]{2,20}\))?"
)
_COUNTRY: Final = r"[a-z][a-z ]{2,20}"
_CODES: Final = r"(?:en|fr|de|es|it|nl|pt|pl|sv|da)(?:[ |/·-]+(?:en|fr|de|es|it|nl|pt|pl|sv|da))+"
_CHOOSE: Final = (
    r"(?:choose|select|change) (?:your |a )?(?:country|region|language)(?:/region| or region)?"
)

_BUTTON: Final = (
    r"(?:learn|read|show|see|view|find out|discover) (?:more|less|all|details)(?: about .{1,30})?|(?:log|sign) ?(?:in|up|out|on)(?: (?:now|here|today))?|register(?: now)?|subscribe(?: now)?"
    r"|(?:accept|reject|allow|deny|decline|refuse|i accept|i agree|i decline)(?: all)?(?: cookies)?|(?:got it|ok|okay|close|cancel|submit|menu|next|previous|no thanks)"
    r"|go to|aller vers|back to (?:the )?top|skip to (?:main |the )?(?:content|navigation|search|footer.*)|print this page|share(?: this (?:page|article|post))?|add to (?:cart|basket|bag)|buy now|shop now|get started|start (?:your )?free trial|try (?:it )?(?:for )?free|request a demo|book a demo|contact sales"
    r"|(?:cookie|privacy|consent) (?:settings|preferences)|manage (?:my |your )?(?:cookies|preferences|choices|consent)"
    r"|(?:en savoir|lire|voir|afficher|decouvrir) (?:plus|moins|tout|la suite)|(?:se connecter|connexion|s'inscrire|inscription|s'abonner|je m'inscris|mon panier|rechercher|fermer|valider|imprimer|suivant|precedent|retour|annuler)"
    r"|(?:j'accepte|je refuse)(?: tout(?:es|s)?)?(?: les cookies)?|yes ?/? ?no|oui ?/? ?non|(?:tout )?(?:accepter|refuser|autoriser)(?: tout(?:es|s)?)?(?: les cookies)?|continuer sans accepter|personnaliser|(?:parametrer|gerer) (?:mes|les|vos) (?:cookies|choix|preferences)|haut de (?:la )?page|retour en haut(?: de page)?|telecharger (?:le|la|en) \w+|aller au contenu(?: principal)?|ajouter au panier|j'en profite|je decouvre|signaler une erreur"
    r"|mehr (?:erfahren|anzeigen|lesen)|anmelden|abmelden|registrieren|alle (?:akzeptieren|ablehnen)|nach oben|zum inhalt springen|schliessen|schliesen|suchen|(?:leer|ver|ler|saber|leggi|scopri|meer|lees) (?:mas|mais|di piu|lezen|meer)|accedi|entrar|inloggen|baixar|descargar|scarica|contactar"
    r"|search(?: (?:this site|here))?|print|save|apply|reset|send|edit|home|loading|expand all|collapse all|show all|hide all|open(?:s)? in (?:a )?new (?:window|tab)|copy(?: (?:the )?(?:link|url))?|permalink|contact us|live chat|chat with us|need help|get help|get the app|download (?:our|the) app"
    r"|manage (?:cookie|privacy|consent) (?:settings|preferences|choices|consent)|printer[- ]friendly(?: version)?|(?:view |see |show )?(?:previous|earlier|older|archived) versions?|view source|edit (?:this page|on github)|rate this page|scroll (?:down|up)|save as pdf|sign in to continue|powered by [\w .]{2,30}"
    r"|(?:partager|imprimer|enregistrer|noter) (?:cette page|cet article|ce document)|partager|envoyer|chargement(?: en cours)?|tout (?:afficher|deplier|replier|masquer)|copier(?: le lien)?|nous contacter|contactez[- ]nous|discuter avec nous|besoin d'aide|version imprimable|versions? (?:precedentes?|anterieures?|archivees?)|(?:telecharger|obtenir) l'application|precedente|suivante|creer un compte"
    r"|drucken|teilen|kontaktieren sie uns|imprimir|compartir|stampa|condividi|contattaci|delen|afdrukken|partilhar"
)
"""What a button or a link of the page says; several may stand in one line."""

_COOKIE_BANNER: Final = r"(?:we|this (?:web)?site|our (?:web)?site|nous|ce site|notre site|wir|diese website) (?:use|uses|utilise|utilisons|verwenden|verwendet) (?:des )?cookies? .{0,200}?"
_DECISION: Final = r"(?:accept|reject|decline|allow|refuse|settings|preferences|accepter|refuser|personnaliser|parametrer|akzeptieren|ablehnen)"
_HOME: Final = r"(?:home(?: ?page)?|accueil|startseite|inicio|pagina iniziale|help cent(?:er|re)|centre d'aide|support)"

LINK_LISTS: Final = re.compile(
    r"(?:related|recommended|latest|recent|popular|more|similar|other)(?: \w+)? (?:articles?|posts?|news|links?|information|content|topics?|stories|resources?|products?|pages?)"
    r"|you (?:may|might) also like|see also|follow us|quick links|navigation|main menu|menu|newsletter|share this.*|useful links|in this section|search|site ?map"
    r"|(?:articles?|contenus?|pages?|informations?|liens?|produits?) (?:lies?|similaires?|connexes?|associe\w*|recommandes?|utiles?)|a lire aussi|voir aussi|vous aimerez aussi|derniers? (?:articles?|actualites?)|suivez[ -]nous|liens utiles|plan du site"
    r"|(?:verwandte|ahnliche|weitere) (?:informationen|artikel|themen|beitrage|inhalte|links)|das konnte (?:sie|dich) auch interessieren|articulos relacionados|articoli correlati|gerelateerde (?:artikelen|informatie)|artigos relacionados"
)
"""Headings under which nothing of a policy stands; lower case without accents."""

LINES: Final[dict[str, str]] = {
    "a list of links": LINK_LISTS.pattern,
    "a button": rf"(?:{_BUTTON})(?:[ ,|/·.?!]+(?:{_BUTTON}))*",
    "a cookie banner": rf"{_COOKIE_BANNER}[.!] ?(?:{_DECISION}(?: (?:all|tout|tous|alle)(?: cookies)?)?[ ,|/·]*)+",
    "the way to the page": rf"{_HOME}(?: ?[>›»/] ?[^>›»/.;:]{{2,50}}){{1,6}}",
    "an invitation to subscribe": r"(?:subscribe|sign up|register)(?: (?:to|for) (?:our|the))? (?:newsletter|mailing list|updates)|(?:abonnez|inscrivez)[- ]vous a (?:la|notre) (?:newsletter|lettre d'information)",
    "a language or country menu": (
        rf"(?:{_COUNTRY}, ?)?{_LANGUAGE}(?:[ ,|/-]+{_LANGUAGE})*(?: {_CHOOSE})?|{_CODES}|{_CHOOSE}"
        r"|choisi(?:r|ssez) (?:votre|un) (?:pays|langue|region)(?: ou (?:region|langue))?"
    ),
    "a counter": (
        r"[\d., ]+ ?(?:visitors?|views?|downloads?|likes?|comments?|shares?|reviews?|followers?|items?|products?|visiteurs?|vues?|commentaires?|avis|articles?|produits?|partages?)(?: (?:this|today|cette|in the|dans|au|en)\b.{0,25})?"
        r"|(?:cart|basket|bag|panier|warenkorb|carrito|comments?|views?|reviews?|commentaires?)[ :]*\(?\d+\)?(?: (?:items?|articles?))?|\(?\d{1,5}\)?"
        r"|(?:reading time|lecture|temps de lecture|lesezeit|read time)[ :]*[\d]+ ?(?:min\w*|mn)?|\d+ ?-?(?:min(?:ute)?s?|mn) ?(?:read|de lecture|lesezeit)?"
        r"|\d+ (?:out )?of \d+(?: people| users)? found this (?:helpful|useful)|\d+ (?:personnes?|utilisateurs?) sur \d+ .{0,40}utile.{0,10}|was this (?:(?:article|page|information|answer) )?(?:helpful|useful).{0,20}|did (?:this|you find).{0,40}\?(?: yes ?/? ?no)?|(?:cet article|cette (?:page|reponse)|ce contenu) vous a-t-(?:il|elle) ete utile.{0,12}|(?:page )?\d+ ?(?:/|of|sur|von|de) ?\d+"
        r"|(?:rated )?\d(?:[.,]\d)? ?(?:/ ?5|stars?|etoiles?)(?: .{0,30})?"
    ),
    "a relative time": (
        r"(?:written by [\w .'-]{3,40}?[. ]*)?(?:(?:last )?(?:update|updated|modified|published|edited|posted):? )?(?:(?:over|about|more than|less than|almost) )?(?:a|an|one|\d+) (?:second|minute|hour|day|week|month|year)s? ago"
        r"|(?:written by [\w .'-]{3,40})|(?:written by [\w .'-]{3,40}?[. ]+)?updated (?:today|yesterday|this week|recently|over a \w+ ago)"
        r"|(?:(?:mis[e]? a jour|modifie|publie)e? )?il y a (?:environ |plus d'|plus de )?(?:un|une|\d+) (?:seconde|minute|heure|jour|semaine|mois|an)s?|(?:redige|ecrit) par [\w .'-]{3,40}|(?:hace|vor) (?:\d+|un|una|einem|einer|zwei) \w+"
    ),
    "a copyright line": (
        r"(?:copyright )?© ?(?:\d{4}(?: ?- ?\d{4})?)?[ ,]*.{0,100}|(?:.{0,50} )?(?:©|copyright|\(c\)) ?\d{4}(?: ?- ?\d{4})?.{0,60}"
        r"|all (?:other )?trademarks .{0,60}owners|all rights reserved|tous droits reserves|alle rechte vorbehalten|todos los derechos reservados"
    ),
    "a file to download": r".{0,80}\.(?:pdf|docx?|zip)(?: ?\(?[\d., ]+ ?(?:kb|mb|ko|mo)\)?)?|[\d., ]+ ?(?:kb|mb|ko|mo)(?: (?:download|telecharger|baixar|descargar|herunterladen))?|(?:download|telecharger) (?:the |a |le |en |as )?(?:pdf|document)(?: version)?",
    "a contents list": r"(?:view |show |hide )?(?:table of contents|contents|content)(?: \[?(?:hide|show|toggle)\]?)?|on this page|in this (?:article|policy|document|section)|jump to.{0,20}|table des matieres|sommaire|dans cet article|inhalt(?:sverzeichnis)?|indice|inhoud(?:sopgave)?|(?:tabla de )?contenidos?",
    "a social link": r"(?:(?:follow us(?: on)?|suivez[ -]nous(?: sur)?|share on|partager sur)[ :]*)?(?:(?:facebook|twitter|x|instagram|linkedin|youtube|pinterest|tiktok|snapchat|whatsapp|threads|mastodon|bluesky)(?:[ ,|/&]|and|et|und|y|e|en)*)+|follow us(?: on)?|suivez[ -]nous(?: sur)?",
}
"""What a whole line is, and the pattern of it in lower case without accents; a language is a few words more."""

_PATTERNS: Final = tuple((name, re.compile(rf"(?:{lines})")) for name, lines in LINES.items())
_PROMOTION: Final = re.compile(
    r"-\d+ ?%|\d+ ?% (?:off|de (?:reduction|remise))|free (?:shipping|delivery|returns|trial)|livraison (?:offerte|gratuite)|soldes|black friday|cyber monday|new collection|nouvelle collection|derniere demarque|sale (?:is )?(?:on|now)|jusqu'a -\d+"
    r"|(?:join|sign up|subscribe|register)\b.{0,40}(?:newsletter|webinar|free)|free trial|limited[- ]time|vous aimerez aussi|you may also like|related articles?|articles? (?:similaires|lies)|latest (?:posts|news)"
)
_SENTENCE: Final = re.compile(r"[.;:](?:\s|$)")
_EDGES: Final = " .!?…>›»<‹«|·•*-–—→←▼▲+[]:​"
_LONGEST_LINE: Final = 120
_LONGEST_PROMOTION: Final = 80


_SITE_PAGES: Final = re.compile(
    r"(?:home|about(?: us)?|contact(?: us)?|careers|jobs|press|news|newsroom|blog|shop|store|support|help(?: cent(?:er|re))?|faqs?|search|directory|sitemap|site map|accessibility|feedback|events|emergency|investors|partners|pricing|products|solutions|resources|community|developers|my account|maps?, directions|academic calendar|games|terms(?: of (?:use|service))?|privacy(?: policy)?|legal|imprint|cookies?)"
    r"|(?:accueil|a propos|qui sommes-nous|nous contacter|contact|recrutement|carrieres?|presse|actualites|boutique|aide|plan du site|accessibilite|mentions legales|mon compte|nos magasins|partenaires|produits)"
    r"|(?:startseite|uber uns|kontakt|karriere|presse|hilfe|impressum|datenschutz|agb|inicio|contacto|ayuda|chi siamo|contatti|over ons|inicio|sobre nos)"
)


def site_page(text: str) -> bool:
    """Whether a whole line names a page that most sites have: it tells a menu by its company."""
    return bool(_SITE_PAGES.fullmatch(" ".join(plain(text).strip(_EDGES).split())))


def chrome(text: str) -> str | None:
    """What of a page's furniture this whole text is, or None where it may be the policy's."""
    if len(text) > _LONGEST_LINE:
        return None
    line = " ".join(plain(text).strip(_EDGES).split())
    named = next((name for name, pattern in _PATTERNS if pattern.fullmatch(line)), None)
    return named or ("a promotion" if _promotes(text, line) else None)


def _promotes(text: str, line: str) -> bool:
    loud = text.isupper() or ("!" in text and not _SENTENCE.search(text))
    return loud and len(text) <= _LONGEST_PROMOTION and bool(_PROMOTION.search(line))
