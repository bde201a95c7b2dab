"""What dates look like and how documents introduce their own: a new language is a row in each table.

Every pattern is matched against lower-case text with plain spaces and straight apostrophes.
"""

from __future__ import annotations

from typing import Final

from monitor.model import DateRole

# Month by number, in en fr de es it nl pt, with the abbreviations in use, and in sv da no pl ro.
MONTHS: Final[dict[int, str]] = {
    1: "january janvier januar jänner enero gennaio januari janeiro jan janv ene genn stycznia ianuarie",
    2: "february février fevrier februar feber febrero febbraio februari fevereiro feb febr févr fevr fév fev lutego februarie",
    3: "march mars märz maerz marz marzo maart março marco mar mrz mär mrt marca martie",
    4: "april avril abril aprile apr avr abr kwietnia aprilie",
    5: "may mai mayo maggio mei maio magg mag maja maj",
    6: "june juin juni junio giugno junho jun giu czerwca iunie",
    7: "july juillet juli julio luglio julho jul juil lug lipca iulie",
    8: "august août aout agosto augustus aug ago sierpnia augusti",
    9: "september septembre septiembre setiembre settembre setembro sept sep set sett września septembrie",
    10: "october octobre oktober octubre ottobre outubro oct okt ott października octombrie",
    11: "november novembre noviembre novembro nov listopada noiembrie",
    12: "december décembre decembre dezember diciembre dicembre dezembro dec déc dez dic grudnia decembrie",
}

# A label stands before the date (only JOINERS between) and says what the date is about.
LABELS: Final[tuple[tuple[DateRole, str, str], ...]] = (
    # --- updated
    ("updated", "en", r"(?:last|latest|most recent|recently)[\s-]*(?:updated?|modified|modification|revised|revision|changed?|amended|amendment|reviewed|edited|adjustment|adjusted|refreshed)"),
    ("updated", "en", r"(?:date of (?:the )?)?(?:last|latest|most recent) (?:update|revision|modification|change|amendment|review)"),
    ("updated", "en", r"(?:was|were|is|been|page|policy|statement|notice|agreement|terms|document|version) (?:last )?(?:updated|modified|revised|amended)"),
    ("updated", "en", r"(?:updated?|revised|revision|modified|amended|reviewed)(?: date)?"),
    ("updated", "en", r"date (?:of (?:update|revision|modification)|updated|revised|modified|amended)"),
    ("updated", "fr", r"(?:date de (?:la )?)?(?:dernière|derniere|dernières)s? (?:date de )?(?:mises? à jour|mises? a jour|modifications?|révisions?|revisions?|actualisations?|version)"),
    ("updated", "fr", r"mises? [àa] jour|mis(?:e|es)? [àa] jour|maj"),
    ("updated", "fr", r"date de (?:mise à jour|modification|révision)|(?:dernièrement |dernière fois )?(?:modifiée?s?|révisée?s?|actualisée?s?)|[àa] jour (?:du|au|en)"),
    ("updated", "de", r"stand|letzte (?:aktualisierung|änderung|überarbeitung|anpassung|version)|datum der letzten (?:aktualisierung|änderung|überarbeitung)|zuletzt(?: (?:aktualisiert|geändert|überarbeitet|angepasst|bearbeitet))?|aktualisiert|geändert|überarbeitet|aktualisierung"),
    ("updated", "es", r"(?:fecha de (?:la )?)?(?:última|ultima) (?:actualización|actualizacion|modificación|modificacion|revisión|revision|versión)|(?:fecha de )?(?:actualización|actualizacion|modificación|revisión)|(?:actualizad[oa]s?|modificad[oa]s?|revisad[oa]s?)(?: por última vez)?"),
    ("updated", "it", r"(?:data (?:di|dell')\s?)?ultim[oa] (?:aggiornamento|modifica|revisione|versione)|aggiornat[oaie](?: l'ultima volta)?|(?:data di )?aggiornamento|modificat[oaie] l'ultima volta"),
    ("updated", "nl", r"(?:voor het )?laatst (?:bijgewerkt|gewijzigd|aangepast|herzien|geactualiseerd|geüpdatet)|laatste (?:update|wijziging|aanpassing|herziening|versie)|(?:datum )?(?:bijgewerkt|gewijzigd|aangepast)"),
    ("updated", "pt", r"(?:data d[ae] )?última (?:atualização|actualização|modificação|alteração|revisão|versão)|(?:última vez )?(?:atualizad[oa]s?|actualizad[oa]s?|modificad[oa]s?|revisad[oa]s?|revist[oa]s?)(?: pela última vez)?|(?:data de )?atualização"),
    # --- effective
    ("effective", "en", r"effective(?: date| as of| from| since| on| starting)?|(?:comes?|came|goes|go|went|takes?|took|enters?|entered|in) (?:into )?(?:effect|force)|valid (?:from|as of|since)|(?:date of )?entry into force|(?:applicable|appl(?:y|ies)) (?:from|as of|since|to|on)|in force (?:from|since|as of)"),
    ("effective", "fr", r"(?:date d'|date de l'|l')?(?:entrée|entree|entrant|entrées?|entre|entrent) en (?:vigueur|application)|en (?:vigueur|application)|date d'(?:effet|application)|(?:prise d'effet|prend effet|prennent effet|effective?s?|applicables?|s'applique(?:nt)?|valables?|valides?|date effective)"),
    ("effective", "de", r"gültig (?:ab|seit|vom)|gültigkeitsdatum|gelten ab|gilt ab|in kraft (?:seit|ab|getreten|tritt|treten)|inkrafttreten|datum des inkrafttretens|wirksam (?:ab|seit|zum)|(?:tritt|treten)"),
    ("effective", "es", r"fecha (?:efectiva|de (?:entrada en )?vigencia|de entrada en vigor)|(?:en|entrada en|entra en|entran en) (?:vigor|vigencia)|vigentes? (?:desde|a partir)|vigencia|aplicables? (?:a partir|desde)|efectiv[oa]s? (?:a partir|desde)?"),
    ("effective", "it", r"(?:data di )?(?:entrata|entra|entrano) in vigore|in vigore|data di (?:efficacia|decorrenza|validità)|efficac[ei]|valid[oaie] (?:dal|a partire)|applicabil[ei] (?:dal|a partire)"),
    ("effective", "nl", r"(?:treedt|treden|trad|in) (?:in )?werking|ingangsdatum|ingaand|geldig (?:vanaf|per|sinds)|van kracht|van toepassing (?:vanaf|per)"),
    ("effective", "pt", r"(?:data de |entrada |entra |entram )?(?:em |de )?vigor|(?:data de )?vigência|vigentes?|data (?:efetiva|de entrada em vigor)|válid[oa]s? (?:desde|a partir)|efetiv[oa]s?"),
    # --- version
    ("version", "en", r"versions?|v ?\d{1,2}(?:\.\d{1,3}){1,3}|version (?:date|dated|of|from)|(?:edition|issued?|issue date|date of issue|published|posted|publication date|date posted|date published|dated|release date|date of (?:publication|adoption|version)|adopted|approved|as of|as at|current as of|created|date)"),
    ("version", "fr", r"versions?(?: (?:du|en date du|de|datée du|en vigueur))?|version applicable|en date (?:du|de)|date de (?:publication|la version|rédaction|création)|publiée?s?|dat(?:ent|e|ant) (?:de|du)|datée?s? (?:du|de)|édition|établie?|rédigée?|date|fait à [\w\s-]{2,25},"),
    ("version", "de", r"version(?: vom)?|fassung(?: vom)?|ausgabe|veröffentlicht|erstellt|veröffentlichungsdatum|datum"),
    ("version", "es", r"versión(?: de)?|publicad[oa]|fecha(?: de (?:publicación|la versión))?"),
    ("version", "it", r"versione(?: del)?|pubblicat[oa]|data(?: di pubblicazione)?"),
    ("version", "nl", r"versie(?: van)?|versiedatum|gepubliceerd|datum"),
    ("version", "pt", r"versão(?: de)?|publicad[oa]|data(?: de publicação)?"),
    # --- neighbours, the commonest words only
    ("updated", "sv", r"(?:senast|sist) (?:uppdaterad|ändrad|reviderad|oppdatert|endret|opdateret|ændret|revideret)|uppdaterad|oppdatert|opdateret|senaste uppdatering|seneste opdatering|siste oppdatering"),
    ("effective", "sv", r"gäller från(?: och med)?|ikraftträdande|träder i kraft|ikrafttrædelse|gældende fra|træder i kraft|gjelder fra|trer i kraft"),
    ("updated", "ja", r"(?:最終|最近|最后)?(?:更新|改定|改訂|修订)(?:日|日期|时间)?"),
    ("effective", "ja", r"(?:施行|制定|生效|発効)(?:日|日期)?"),
    ("updated", "pl", r"(?:data )?ostatni(?:ej|a) aktualizacj[ai]|zaktualizowano|aktualizacja|ultima actualizare|actualizat(?: la)?|data actualizării|poslední aktualizace|utoljára (?:frissítve|módosítva)"),
    ("effective", "pl", r"obowiązuje od|(?:data )?wejścia w życie|intră în vigoare|în vigoare (?:din|de la)|platné od|účinn\w+ od|hatályos"),
)  # fmt: skip

# A label may also follow its date: "25.5.2018 aktualisiert".
LABELS_AFTER: Final = (
    r"(?:last )?(?:updated|revised|modified)|version",
    r"(?:zuletzt )?(?:aktualisiert|geändert|überarbeitet)",
    r"(?:voor het )?laatst (?:bijgewerkt|gewijzigd|aangepast)",
    r"(?:最終)?(?:更新|改定|改訂)",
)

# What may stand between a label and its date, or before a label.
JOINERS: Final = (
    "on in as of the from since is was are were been has have starting at by this to and or "
    "le la les du de des d réalisée réalisées effectuée effectuées faite intervenue en au aux à a compter partir depuis dès est sont ce jour date dates fait été et ou "
    "am vom von ab zum den der dem die das im seit per ist sind und oder tt mm jjjj wurde "
    "el del desde día dia il al dal dell giorno em do da no y e o i os as los las "
    "op van per sinds vanaf met ingang dd yyyy aaaa yy het en "
    "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun "
    "lundi mardi mercredi jeudi vendredi samedi dimanche "
    "montag dienstag mittwoch donnerstag freitag samstag sonntag "
    "version versión versione versie versão v n nr n° document legal"
)

# What documents of this kind are called.
DOCUMENT_WORDS: Final = (
    "policy policies privacy notice statement terms term use service services conditions condition agreement document page cookie cookies general our these sale "
    "politique confidentialité données personnelles charte mentions légales cgu cgv cgvu générales d'utilisation utilisation vente présente présentes cette ces notre nos déclaration règlement "
    "datenschutzerklärung agb nutzungsbedingungen datenschutz richtlinie diese dieser "
    "política privacidad privacidade cookies términos condiciones aviso legal termos condições esta este "
    "informativa privacy termini condizioni presente questa "
    "privacyverklaring privacybeleid voorwaarden cookiebeleid deze dit"
)

# A sentence with these words speaks of the document itself.
SUBJECTS: Final = (
    r"\b(?:this|these|our|the|present|current)\b[^.;]{0,40}\b(?:polic(?:y|ies)|notices?|statements?|terms|conditions|agreements?|documents?|page|version|guidelines|addendum|disclaimer|rules|tos)\b",
    r"\b(?:la|le|les|cette|ces|notre|nos|présentes?|présents?)\b[^.;]{0,40}\b(?:politique|charte|conditions|mentions|cgu|cgv|cgvu|déclaration|règlement|document|notice|version|page)\b|\b(?:la|le|les) présente?s? \w+",
    r"\b(?:diese[rsn]?|die|unsere)\b[^.;]{0,40}(?:erklärung|richtlinie|bedingungen|\bagb\b|hinweise?|fassung|version|dokument|vereinbarung)",
    r"\b(?:esta|este|estos|estas|la|los|las|nuestra|presentes?|el presente)\b[^.;]{0,40}\b(?:política|términos|condiciones|aviso|declaración|documento|versión)\b",
    r"\b(?:questa|questi|queste|la|il|le|i|presente|presenti)\b[^.;]{0,40}\b(?:informativa|policy|condizioni|termini|documento|versione|dichiarazione)\b",
    r"\b(?:deze|dit|onze|de|het)\b[^.;]{0,40}(?:verklaring|beleid|voorwaarden|statement|document|versie)\b",
    r"\b(?:esta|este|estes|estas|a|os|as|nossa|presente|presentes)\b[^.;]{0,40}\b(?:política|termos|condições|aviso|declaração|documento|versão)\b",
)  # fmt: skip

# A sentence with these words before the date speaks of a law, of another text, or of an earlier version.
ANOTHERS: Final = (
    r"\b(?:law|laws|act|directive|regulations?|statute|code|gdpr|ccpa|cpra|decree|treaty|convention|ordinance|decision|judgment|brexit)\b",
    r"\b(?:previous|prior|earlier|former|old|past|preceding|archived?|replaces?|supersedes?|expired)\b",
    r"\b(?:loi|lois|règlement (?:\(?ue|européen|général|n)|rgpd|décret|ordonnance|directive|arrêté|délibération|convention|décision|code)\b",
    r"\b(?:précédente?s?|antérieure?s?|anciennes?|remplace|annule)\b",
    r"\b(?:\w*gesetz|\w*verordnung|dsgvo|bdsg|richtlinie \d|vorherige|frühere|ersetzt)\b",
    r"\b(?:ley|reglamento|decreto|real decreto|rgpd|directiva|anterior(?:es)?|sustituye)\b",
    r"\b(?:legge|regolamento|d\.? ?lgs|decreto|gdpr|direttiva|precedent[ei]|sostituisce)\b",
    r"\b(?:wet|verordening|avg|richtlijn|vorige|eerdere|vervangt)\b",
    r"\b(?:lei|regulamento|decreto|lgpd|diretiva|substitui)\b",
)  # fmt: skip

# A line that heads, or is, a list of former versions.
ARCHIVES: Final = (
    r"(?:previous|prior|past|older|earlier|former|archived?|historical) (?:versions?|policies|policy|terms|revisions?|updates?)|\barchives?\b|version history|revision history|history of (?:changes|versions|updates)",
    r"(?:versions?|politiques?|conditions) (?:précédentes?|antérieures?|archivées?)|anciennes (?:versions|conditions|politiques)|historique|\barchives\b",
    r"(?:frühere|ältere|vorherige|bisherige|archivierte)[ns]? (?:version|fassung)|versionsverlauf|\barchiv\b",
    r"versiones (?:anteriores|previas)|historial|versioni precedenti|archivio|(?:vorige|eerdere|oudere) versies|archief|versões anteriores|histórico",
)

# Right before a date: it ends something.
UNTIL: Final = (
    r"\b(?:until|till|through|ended|expires?|expired|prior to|before|valid to|up to)",
    r"\bjusqu'(?:au|à|en)|\bavant le|\bvalable au",
    r"\bbis(?: zum)?|\bvor dem",
    r"\bhasta(?: el)?|\bfino a(?:l|ll)?|\btot(?: en met)?|\baté",
)

# Between two dates: a span of time, which is that of a former version.
SPANS: Final = r"\s*(?:-|–|—|to|until|till|through|au|jusqu'au|bis(?: zum)?|al|hasta(?: el)?|fino al|tot(?: en met)?|até)\s*(?:the |le )?"

# The sentence announces what is not yet so.
ANNOUNCES: Final = (
    r"\bwill (?:be|become|take|come|enter|go|apply)\b|\bnew version\b|\bupcoming\b",
    r"\b(?:entrera|entreront|prendra|prendront|seront|sera)\b|\bnouvelle version\b|\bà venir\b",
    r"\b(?:wird|werden)\b|\bneue (?:fassung|version)\b",
    r"\b(?:entrará|entrarán|será|serán)\b|\b(?:entrerà|entreranno|sarà|saranno)\b|\b(?:zal|zullen)\b|\b(?:entrarão|serão)\b",
)

# One of these stands in every line that can match the next table.
DECLARE_WORDS: Final = ("date", "datum", "fecha", "data", "last ")

# The text speaks of its date as printed on the page.
DECLARES: Final = (
    r"\b(?:effective|updated|revision|revised|modification|last updated|version)['\"”]? date\b|[\"“']last (?:updated|modified|revised)[\"”']",
    r"\bdate\b[^.;]{0,40}\b(?:last|latest|most recent) (?:update[ds]?|revis\w+|modif\w+|amend\w+)|\bdate\b[^.;]{0,50}\b(?:above|below|at the (?:top|bottom|beginning|end|foot|head)) of (?:this|the|our|these)",
    r"\bdate (?:d'entrée en vigueur|d'effet|de (?:la )?(?:dernière )?(?:mise à jour|révision|modification|publication))\b[^.;]{0,90}\b(?:indiquée?s?|mentionnée?s?|figur\w+|publiée?|affichée?|précisée?|révisée?|modifiée?|ci-dessus|ci-dessous|en (?:haut|bas|tête)|au (?:début|bas|haut))\b",
    r"\bdate\b[^.;]{0,60}\b(?:dernière (?:mise à jour|modification|révision)|en (?:haut|bas) de (?:cette|la présente|page))",
    r"\bdatum\b[^.;]{0,40}\b(?:aktualisierung|änderung|überarbeitung|inkrafttreten)[^.;]{0,60}\b(?:angegeben|oben|unten|ersichtlich|am (?:anfang|ende))\b",
    r"\bfecha\b[^.;]{0,40}\b(?:actualización|revisión|modificación|vigor|vigencia)[^.;]{0,60}\b(?:indicada|publicada|arriba|abajo|al (?:principio|final|comienzo)|superior|inferior)\b",
    r"\bdata\b[^.;]{0,40}\b(?:aggiornamento|modifica|revisione|vigore|atualização|revisão|modificação|vigor)[^.;]{0,60}\b(?:indicat\w+|riportat\w+|in calce|in alto|in fondo|indicada|publicada|acima|abaixo|no (?:início|fim|final))\b",
    r"\bdatum\b[^.;]{0,40}\b(?:bijgewerkt|wijziging|gewijzigd|ingang)[^.;]{0,60}\b(?:vermeld|bovenaan|onderaan|aangegeven|hierboven|hieronder)\b",
)  # fmt: skip
