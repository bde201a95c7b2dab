"""German; lightly tested."""

from __future__ import annotations

from typing import Final

from monitor.languages.clause_words import DateWords, FactWords, SpellingWords
from monitor.languages.language import Language
from monitor.languages.site_words import (
    ChromeWords,
    InterfaceWords,
    PolicyWords,
    VolatileWords,
    WallWords,
)

_NUMBERS: Final = {
    "ein": 1, "eine": 1, "einen": 1, "einem": 1, "einer": 1, "zwei": 2, "drei": 3, "vier": 4, "funf": 5,
    "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwolf": 12, "vierzehn": 14,
    "funfzehn": 15, "sechzehn": 16, "achtzehn": 18, "zwanzig": 20, "vierundzwanzig": 24, "dreisig": 30,
    "sechsunddreisig": 36, "vierzig": 40, "sechzig": 60, "neunzig": 90, "hundert": 100,
}  # fmt: skip

_TOPICS: Final = {
    "controller and contact": r"verantwortliche[rn]?\b|kontakt\w*|datenschutzbeauftragte\w*|anschrift|sitz\b",
    "data collected": r"(?:personenbezogene )?daten,? die|erheb\w+|erfass\w+|biometrisch\w*|gesundheitsdaten|standort\w*|ip-adresse",
    "purposes and legal basis": r"zweck\w*|rechtsgrundlage\w*|berechtigte\w* interesse\w*|verwend\w+|nutz(?:en|ung)\b|betrug\w*",
    "recipients": r"dritte[nrs]?\b|empfanger\w*|weitergab\w*|weitergeb\w*|auftragsverarbeiter\w*|dienstleister\w*|partner\w*",
    "advertising, cookies and sale": r"cookies?|werb\w+|newsletter|tracking|verkauf\w*|marketing",
    "transfers": r"ubermitt\w+|drittland\w*|drittlander\w*|standardvertragsklauseln|angemessenheit\w*|ausserhalb der eu|auserhalb der eu",
    "retention": r"speicher\w+|aufbewahr\w+|losch\w+|gespeichert|dauer\b",
    "rights and choices": r"recht(?:e)? auf|ihre rechte|auskunft\w*|berichtig\w+|widerspr\w+|widerruf\w*|einwillig\w+|beschwerde\w*",
    "security": r"sicherheit\w*|verschlussel\w+|datenpanne\w*",
    "children": r"kinder\w*|minderjahrig\w*|jahre alt|eltern\w*",
    "AI and automated decisions": r"kunstliche\w* intelligenz|ki\b|maschinell\w*|automatisierte\w* entscheidung\w*|profiling|algorithm\w*",
    "changes and notice": r"ander(?:n|ung|ungen)\b|anpass\w+|aktualisier\w+",
    "money": r"preis\w*|gebuhr\w*|zahl\w+|erstatt\w+|verlanger\w+|liefer\w+|provision\w*|abonnement\w*|kosten\w*",
    "liability and disputes": r"haft\w+|gerichtsstand|schiedsverfahren|anwendbares recht|streit\w*|gewahrleist\w+",
    "account, content and conduct": r"konto\w*|inhalt\w*|kundig\w+|nutzer\w*|lizenz\w*|sperr\w+|untersagt",
}  # fmt: skip

_SIGNALS: Final = {
    "unbounded retention": r"so ?lange\b|unbegrenzt|auf unbestimmte zeit",
    "consent": r"einwillig\w+|widerspr\w+|zustimm\w+|widerruf\w*|sofern sie nicht",
    "data type": r"biometrisch\w*|gesundheitsdaten|standort\w*|stimme\w*|genetisch\w*",
    "purpose": r"werb\w+|profiling|betrug\w*|forschung\w*|marketing",
    "sale or sharing": r"verkauf\w*|weitergeb\w*|weitergab\w*|dritte[nrs]?\b|partner\w*",
    "AI": r"kunstliche\w* intelligenz|ki\b|maschinelles lernen|automatisierte\w* entscheidung\w*",
    "transfer": r"standardvertragsklauseln|angemessenheitsbeschluss\w*|drittland\w*|drittlander\w*",
    "disputes": r"schieds\w+|gerichtsstand|anwendbares recht",
    "liability": r"haft\w+|gewahrleist\w+",
    "money": r"gebuhr\w*|verlanger\w+|erstatt\w+|provision\w*|preis\w*|kosten\w*",
    "unilateral change": r"jederzeit|ohne vorherige ankundigung|behalt\w* sich",
}  # fmt: skip

_GRAVE_SIGNALS: Final = {"AI": "train|maschinell", "sale or sharing": "verkauf|intern|extern", "disputes": "schieds", "data type": "biometri|genet|gesundheit"}  # fmt: skip

_DATES: Final = DateWords(
    months=(
        "januar jänner jan", "februar feber feb", "märz maerz marz mrz mär mar", "april apr", "mai", "juni jun", "juli jul", "august aug", "september sept sep", "oktober okt", "november nov", "dezember dez",
    ),
    updated="stand|letzte (?:aktualisierung|änderung|überarbeitung|anpassung|version)|datum der letzten (?:aktualisierung|änderung|überarbeitung)|"
        "zuletzt(?: (?:aktualisiert|geändert|überarbeitet|angepasst|bearbeitet))?|aktualisiert|geändert|überarbeitet|aktualisierung",
    effective="gültig (?:ab|seit|vom)|gültigkeitsdatum|gelten ab|gilt ab|in kraft (?:seit|ab|getreten|tritt|treten)|inkrafttreten|datum des inkrafttretens|wirksam (?:ab|seit|zum)|(?:tritt|treten)",
    version="version(?: vom)?|fassung(?: vom)?|ausgabe|veröffentlicht|erstellt|veröffentlichungsdatum|datum", updated_after="(?:zuletzt )?(?:aktualisiert|geändert|überarbeitet)",
    joiners="am vom von ab zum den der dem die das im seit per ist sind und oder tt mm jjjj wurde version montag dienstag mittwoch donnerstag freitag samstag sonntag",
    document_words="datenschutzerklärung agb nutzungsbedingungen datenschutz richtlinie diese dieser", on_day="am", place_article="den", at_hour="um ",
    subjects=r"\b(?:diese[rsn]?|die|unsere)\b[^.;]{0,40}(?:erklärung|richtlinie|bedingungen|\bagb\b|hinweise?|fassung|version|dokument|vereinbarung)",
    others=r"\b(?:\w*gesetz|\w*verordnung|dsgvo|bdsg|richtlinie \d|vorherige|frühere|ersetzt)\b",
    archives=r"(?:frühere|ältere|vorherige|bisherige|archivierte)[ns]? (?:version|fassung)|versionsverlauf|\barchiv\b", until=r"\bbis(?: zum)?|\bvor dem", to="bis(?: zum)?",
    announces=r"\b(?:wird|werden)\b|\bneue (?:fassung|version)\b", declaring_words=("datum",),
    declares=r"\bdatum\b[^.;]{0,40}\b(?:aktualisierung|änderung|überarbeitung|inkrafttreten)[^.;]{0,60}\b(?:angegeben|oben|unten|ersichtlich|am (?:anfang|ende))\b",
)  # fmt: skip

_FACTS: Final = FactWords(
    numbers=_NUMBERS,
    units={
        "business day": "werktage?n?|arbeitstage?n?", "day": "(?:kalender)?tage?n?", "week": "wochen?", "month": "monate?n?", "year": "jahre?n?", "hour": "stunden?", "minute": "minuten?",
        "second": "sekunden?", "percent": "prozent", "times": "mal", "character": "zeichen",
    },
    regulations="richtlinie|verordnung", articles_of_law=r"artikel|arts?\.?", of_the_law="der|des", law_names="dsgvo|bdsg|tkg|ttdsg", acts="gesetz",
    citations=r"(?:§|§§) ?\d+\w*(?: abs\.? ?\d+)?(?: satz \d+)?(?: \w+)?|\w+(?:gesetz|verordnung)(?: \(\w+\))? \d{4}|\b[a-z]*(?:dsg|tkg|ttdsg|bdsg|kschg|agbg|ecg|ugb) \d{4}",
    negations="nicht|nichts|kein(?:e|en|er|es|em)?|nie|niemals|ohne|ausser|weder|noch|ausgenommen|untersagt|verboten",
    plain_negations="nicht", open_lists="ohne beschrankung",
    parties="wir|uns|unser(?:e|en|em|er|es)?|sie|ihnen|ihr(?:e|en|em|er|es)?",
    modals={
        "must": "muss|mussen|verpflichtet",
        "may": "kann|konnen|darf|durfen|behalt sich|vorbehalten",
        "should": "soll(?:te|ten|en)?",
    },
    age_before="unter|uber|mindestens", age_years="jahren?", age_after="jahre (?:alt|und alter)", not_age=r"gespeichert|aufbewahr\w+", persons="kinder",
    recipients={"internal": "interne[nrm]", "external": "externe[nrm]"},
)  # fmt: skip

_SPELLING: Final = SpellingWords(
    articles="der die das den dem des ein eine einen einer", conjunctions="und", negating_prefixes="un", capitalised="dsgvo",
)  # fmt: skip

_POLICIES: Final = PolicyWords(
    titles=r"datenschutz|\bagb\b|nutzungsbedingungen|geschäftsbedingungen|impressum|cookie-(?:richtlinie|hinweise?)|richtlinien?\b|barrierefreiheit|bedingungen|rechtliche hinweise|widerruf|gemeinschaftsstandards|"
        "urheberrecht",
    vocabulary=r"datenschutz\w*|personenbezogene\w*|verarbeit\w+|einwilligung|verantwortlich\w*|cookies?|speicher\w+|dritte\w*|rechte?|nutzungsbedingungen|nutzer\w*|dsgvo|gesetz\w*|haftung\w*|urheberrecht\w*|"
        r"vertrag\w*|kündigung|widerruf\w*|impressum|geschäftsführer\w*|handelsregister|ust-id\w*|umsatzsteuer\w*|registergericht|gemäß|vorschrift\w*|bestimmung\w*|zweck\w*|aufbewahrung\w*|auskunft|löschung|"
        r"beschwerde|aufsichtsbehörde|bedingungen|lösch\w+|verboten|unzulässig",
    addresses={"privacy": "datenschutz", "terms": r"\bagb\b|nutzungsbedingungen|geschaftsbedingungen"},
    documents=r"impressum|datenschutz\w*|nutzungsbedingungen|agb|geschaftsbedingungen|richtlinie", title_kinds=r"impressum|agb|datenschutz\w*|nutzungsbedingungen|geschaftsbedingungen|cookie-richtlinie",
    title_not=r"diese[rs]?|anderung\w*|ihre", numbering="abschnitt|artikel",
    contents="inhalt(?:sverzeichnis)?", page="seite", of_pages="von",
)  # fmt: skip

_WALLS: Final = WallWords(
    phrases={
        "bot wall": r"^(?:nur )?einen (?:kleinen )?moment\b|bestätigen sie, dass sie (?:ein mensch|kein roboter)|zugriff (?:verweigert|gesperrt)|sicherheitsüberprüfung|ich bin kein roboter|"
            r"ungewöhnlich\w+ (?:datenverkehr|aktivität)|überprüfung ihres browsers",
        "not found": "seite (?:wurde |konnte )?(?:leider )?nicht gefunden|seite (?:existiert|gibt es) (?:leider )?nicht|fehler 404|(?:seite|inhalt) (?:ist )?(?:leider )?nicht (?:mehr )?verfügbar|gesuchte seite|"
            "diese seite gibt es nicht",
        "unavailable": "vorübergehend (?:nicht (?:verfügbar|erreichbar)|gesperrt)|wartungs(?:arbeiten|modus)|(?:ein|unerwarteter) (?:unerwarteter )?fehler ist aufgetreten|interner serverfehler|versuchen sie es (?:später|in)|"
            "nicht verfügbar in ihrem land|zu viele anfragen|bald (?:wieder )?(?:zurück|für sie da)|browser wird nicht (?:mehr )?unterstützt",
        "redirect stub": r"sie werden (?:automatisch )?(?:weiter|um)geleitet|^weiterleitung\b",
        "needs JavaScript": "aktivieren sie (?:bitte )?javascript|javascript (?:ist |muss |in ihrem browser )?(?:deaktiviert|aktiviert|erforderlich)",
    },
    login=r"^(?:bitte )?(?:anmelden|einloggen|anmeldung|login)\b|passwort vergessen|melden sie sich an",
    consent_asked=r"(?:erlauben|akzeptieren|zulassen)\b[^.]{0,60}\bcookies?\b[^.]{0,60}\?|bevor sie (?:fort|weiter)|(?:wir schätzen )?ihre privatsphäre (?:ist|liegt)|(?:verwendet|nutzt|verwenden|nutzen) (?:wir )?cookies|"
        "cookie-einstellungen",
    consent_buttons="alle (?:cookies )?(?:akzeptieren|ablehnen|zulassen)|nur (?:notwendige|erforderliche|essenzielle)|zustimmen und (?:weiter|fortfahren)",
)  # fmt: skip

_VOLATILE: Final = VolatileWords(
    lines=(
        ("byline", "(?:verfasst|geschrieben) von .{2,40}"), ("counter", r"\d+ (?:personen|kunden) (?:sind online|haben (?:dies|das|diesen? artikel|diese seite)|sehen (?:sich )?(?:dies|das|diesen? artikel|diese seite))\b.{0,40}"), ("clock", "heute ist .{6,40}"),
        ("clock", "(?:seite|dokument) erzeugt am .{4,60}"), ("clock", r"(?:ihre )?sitzung lauft in \d+(?::\d\d)*(?: ?(?:s|sek|sekunden?|min|minuten?))?(?: (?:und )?\d+ ?(?:s|sek|sekunden?))? ab"), ("trace id", r"abgerufen von .{0,20}https?://\S+.{0,3}"),
    ),
    reading_time="lesezeit|lesedauer", to_read="lesezeit", consent_record="(?:ihre? )?einwilligungs-?id", amounts="eine[mnr]?", units="sekunde|minute|stunde|tag|woche|monat|jahr", last="zuletzt",
    changed="aktualisiert|geandert", ago_before="vor", ago_after="zuvor", about="mehr als", counted="besucher|aufrufe|kommentare", counted_when="heute|diese[nrs]? .{3,12}",
    counter_labels="zugriffe|aufrufe|besucher", read_verbs="gelesen", times="mal", praise=".{0,20}hervorragend|.{0,20}sehr gut", out_of="von", reviews="bewertungen", cart="warenkorb",
    cart_items="artikel", rights_reserved="alle rechte vorbehalten", clock="uhrzeit", dated="version|stand|gultig|geandert|aktualisiert|seit|vom",
)  # fmt: skip

_CHROME: Final = ChromeWords(
    own_names="deutsch",
    controls=r"link kopieren|drucken|teilen|nach oben|suche|mehr (?:anzeigen|erfahren)|weniger anzeigen|alle (?:offnen|schliessen)|schliessen|weiter|zuruck|war (?:dieser artikel|das) hilfreich ?\??|"
        "zum inhalt springen|startseite|inhalts(?:verzeichnis|ubersicht)|inhalt|auf dieser seite|pdf (?:herunterladen|download|version)|als pdf (?:herunterladen|speichern)|"
        "cookie-einstellungen(?: (?:andern|offnen))?",
    control_subjects="suche|drucken|teilen|cookie-einstellungen", earlier_versions="(?:fruhere|altere) (?:versionen|fassungen)",
    further_reading=r"(?:verwandte|ahnliche|weitere|neueste) (?:artikel|beitrage|themen|inhalte)|das konnte (?:sie|dich) auch interessieren|folgen sie uns.*|kommentar schreiben(?: \(\d+\))?",
)  # fmt: skip

_INTERFACE: Final = InterfaceWords(
    lines={
        "list of links": "(?:verwandte|ahnliche|weitere) (?:informationen|artikel|themen|beitrage|inhalte|links)|das konnte (?:sie|dich) auch interessieren",
        "counter": r"warenkorb[ :]*\(?\d+\)?|lesezeit[ :]*[\d]+ ?(?:min\w*|mn)?|\d+ ?-?(?:min(?:ute)?s?|mn) ?(?:lesezeit)?",
        "relative time": r"vor (?:\d+|einem|einer|zwei) \w+",
        "copyright line": "alle rechte vorbehalten",
        "file download": r"[\d., ]+ ?(?:kb|mb) herunterladen",
        "contents list": "inhalt(?:sverzeichnis)?",
    },
    buttons="mehr (?:erfahren|anzeigen|lesen)|anmelden|abmelden|registrieren|alle (?:akzeptieren|ablehnen)|nach oben|zum inhalt springen|schliessen|schliesen|suchen|drucken|teilen|kontaktieren sie uns",
    cookie_banner="(?:wir|diese website) (?:verwenden|verwendet) cookies?", decisions="akzeptieren|ablehnen", all_cookies="alle", home="startseite",
    site_pages="startseite|uber uns|kontakt|karriere|presse|hilfe|impressum|datenschutz|agb",
)  # fmt: skip

_COMMON_WORDS: Final = (
    "der die das und in zu den von mit ist im für auf des ein eine einer eines einem nicht sich sie wir ihre ihr ihnen werden wird bei oder als auch dem an es zur zum nach über durch wenn diese dieser "
    "dieses sind haben hat kann können unter aus uns unsere unserer bis um nur ich"
)  # fmt: skip

_EMPTY: Final = {
    "A day has no ending but a dot or a degree sign.":
        "dates.ordinals",
    "Nothing joins day, month and year.":
        "dates.of",
    "Codes and the English names are written.":
        "facts.currencies",
    "One word denies in this language.":
        "facts.first_half facts.second_half",
    "Not collected yet.":
        "facts.multiples spelling.light spelling.stray_letters chrome.answers interface.other_names interface.follow interface.promotion",
    "Words that one letter turns into others were collected for English only.":
        "spelling.closed",
    "No regional spellings are known.":
        "spelling.variants",
}  # fmt: skip

GERMAN: Final = Language(
    code="de",
    name="German",
    common_words=_COMMON_WORDS,
    topics=_TOPICS,
    signals=_SIGNALS,
    grave_signals=_GRAVE_SIGNALS,
    dates=_DATES,
    facts=_FACTS,
    spelling=_SPELLING,
    policies=_POLICIES,
    walls=_WALLS,
    volatile=_VOLATILE,
    chrome=_CHROME,
    interface=_INTERFACE,
    empty=_EMPTY,
)
