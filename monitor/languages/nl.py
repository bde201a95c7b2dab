"""Dutch; lightly tested."""

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
    "een": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9,
    "tien": 10, "twaalf": 12, "veertien": 14, "vijftien": 15, "zestien": 16, "achttien": 18, "twintig": 20,
    "vierentwintig": 24, "dertig": 30, "zestig": 60, "negentig": 90, "honderd": 100,
}  # fmt: skip

_TOPICS: Final = {
    "controller and contact": r"verwerkingsverantwoordelijke\w*|contact\w*|functionaris",
    "data collected": r"gegevens die|verzamel\w+|biometrisch\w*|gezondheidsgegevens|locatie\w*|ip-adres\w*",
    "purposes and legal basis": r"doel(?:en|einden)?\b|rechtsgrond\w*|gerechtvaardigd\w* belang\w*|gebruik\w*",
    "recipients": r"derden|ontvangers?|delen\b|verwerkers?|dienstverleners?|partners?",
    "advertising, cookies and sale": r"cookies?|adverten\w+|reclame|marketing|nieuwsbrief|verko\w+",
    "transfers": r"doorgift\w*|buiten de (?:eu|eer)|modelcontract\w*|adequaatheid\w*",
    "retention": r"bewa(?:ar|r)\w*|bewaartermijn\w*|verwijder\w+",
    "rights and choices": r"uw rechten|je rechten|recht op|bezwaar|toestemming|klacht\w*",
    "security": r"beveilig\w+|versleutel\w+",
    "children": r"kinderen|minderjarig\w*",
    "AI and automated decisions": r"kunstmatige intelligentie|ai\b|geautomatiseerde besluit\w*|profilering",
    "changes and notice": r"wijzig\w+|aanpass\w+",
    "money": r"prijs|prijzen|betal\w+|kosten|terugbetal\w+|verleng\w+|lever\w+|commissie\w*",
    "liability and disputes": r"aansprakelijk\w*|arbitrage|rechter|bevoegd\w*|toepasselijk recht|geschil\w*",
    "account, content and conduct": r"account\w*|inhoud|gebruikers?|licentie\w*|verboden|opzeg\w+|advertentie\w*",
}  # fmt: skip

_SIGNALS: Final = {
    "unbounded retention": "zo ?lang (?:als )?(?:nodig|noodzakelijk)|onbeperkt",
    "consent": "toestemming|bezwaar|tenzij je|door gebruik",
    "data type": r"biometrisch\w*|gezondheidsgegevens|locatiegegevens|stem\b",
    "purpose": r"adverten\w+|profilering|fraude|onderzoek|marketing",
    "sale or sharing": r"verko\w+|delen\b|derden|partners?",
    "AI": r"kunstmatige intelligentie|ai\b|machine learning|geautomatiseerde besluit\w*",
    "transfer": r"modelcontract\w*|adequaatheid\w*|buiten de (?:eu|eer)",
    "disputes": "arbitrage|bevoegde rechter|toepasselijk recht",
    "liability": r"aansprakelijk\w*|vrijwar\w+",
    "money": r"verleng\w+|terugbetal\w+|commissie\w*|kosten|prijs|prijzen",
    "unilateral change": "op elk moment|te allen tijde|zonder (?:voorafgaande )?kennisgeving|behoudt zich",
}  # fmt: skip

_GRAVE_SIGNALS: Final = {"AI": "train", "sale or sharing": "verko|intern|extern", "disputes": "arbitra", "data type": "biometri|genet|medic"}  # fmt: skip

_DATES: Final = DateWords(
    months=(
        "januari jan", "februari feb", "maart mrt", "april apr", "mei", "juni jun", "juli jul", "augustus aug", "september sept sep", "oktober okt", "november nov", "december dec",
    ),
    ordinals="e",
    updated="(?:voor het )?laatst (?:bijgewerkt|gewijzigd|aangepast|herzien|geactualiseerd|geüpdatet)|laatste (?:update|wijziging|aanpassing|herziening|versie)|(?:datum )?(?:bijgewerkt|gewijzigd|aangepast)",
    effective="(?:treedt|treden|trad|in) (?:in )?werking|ingangsdatum|ingaand|geldig (?:vanaf|per|sinds)|van kracht|van toepassing (?:vanaf|per)", version="versie(?: van)?|versiedatum|gepubliceerd|datum",
    updated_after="(?:voor het )?laatst (?:bijgewerkt|gewijzigd|aangepast)", joiners="op van per sinds vanaf met ingang dd yyyy yy het en versie",
    document_words="privacyverklaring privacybeleid voorwaarden cookiebeleid deze dit", on_day="op",
    subjects=r"\b(?:deze|dit|onze|de|het)\b[^.;]{0,40}(?:verklaring|beleid|voorwaarden|statement|document|versie)\b", others=r"\b(?:wet|verordening|avg|richtlijn|vorige|eerdere|vervangt)\b",
    archives="(?:vorige|eerdere|oudere) versies|archief", until=r"\btot(?: en met)?", to="tot(?: en met)?", announces=r"\b(?:zal|zullen)\b", declaring_words=("datum",),
    declares=r"\bdatum\b[^.;]{0,40}\b(?:bijgewerkt|wijziging|gewijzigd|ingang)[^.;]{0,60}\b(?:vermeld|bovenaan|onderaan|aangegeven|hierboven|hieronder)\b",
)  # fmt: skip

_FACTS: Final = FactWords(
    numbers=_NUMBERS,
    units={
        "business day": "werkdagen", "day": "dag(?:en)?", "week": "week|weken", "month": "maand(?:en)?", "year": "jaar|jaren", "hour": "uur|uren", "minute": "minuten", "second": "seconden",
        "percent": "procent", "times": "keer",
    },
    regulations="verordening|richtlijn", articles_of_law=r"artikel|arts?\.?", of_the_law="van de", law_names="avg", acts="wet",
    negations="niet|geen|nooit|zonder|behalve|noch|tenzij|verboden|uitgezonderd", plain_negations="niet", open_lists="niet beperkt tot",
    parties="wij|we|ons|onze|jij|jouw|uw",
    modals={
        "must": "moet(?:en)?|dient|dienen|verplicht", "may": "mag|mogen|kan|kunnen|behoudt zich", "should": "zou(?:den)?",
    },
    age_before="jonger dan", age_years="jaar", age_after="jaar (?:of|en) ouder", persons="kinderen",
    recipients={"internal": "intern(?:e)?", "external": "externe?"},
)  # fmt: skip

_SPELLING: Final = SpellingWords(
    articles="de het een", conjunctions="en", negating_prefixes="on in",
)  # fmt: skip

_POLICIES: Final = PolicyWords(
    titles="privacyverklaring|privacybeleid|voorwaarden|cookiebeleid|cookieverklaring|toegankelijkheid|gegevensbescherming|richtlijnen|gedragscode|colofon",
    vocabulary=r"privacy\w*|persoonsgegevens|verwerk\w+|toestemming|verantwoordelijk\w*|cookies?|bewaar\w*|bewaren|derden|rechten|voorwaarden|gebruikers?|avg|wet\w*|aansprakelijk\w*|intellectue\w+|overeenkomst|"
        r"verplicht\w*|doel\w*|grondslag|ontvangers|beveiliging|kvk|btw|bepalingen|klacht\w*|geschil\w*|beleid|gegevens|verboden|overtred\w+",
    addresses={"privacy": "privacybeleid", "terms": "voorwaarden"},
    documents="privacyverklaring|privacybeleid|voorwaarden|cookiebeleid", title_kinds="privacyverklaring|privacybeleid|voorwaarden|cookiebeleid|cookieverklaring", title_not=r"deze|wijziging\w*|uw",
    numbering="hoofdstuk|artikel",
    contents="inhoud(?:sopgave)?", page="pagina", of_pages="van",
)  # fmt: skip

_WALLS: Final = WallWords(
    phrases={
        "bot wall": r"^even geduld\b|(?:verifieer|bevestig|controleren) (?:dat|of) u (?:een mens|geen robot)|toegang (?:geweigerd|geblokkeerd)|ik ben geen robot|ongebruikelijk verkeer|beveiligingscontrole",
        "not found": "pagina (?:is |werd |kon )?niet (?:gevonden|beschikbaar)|pagina bestaat niet|pagina die (?:u|je) zoekt|fout 404",
        "unavailable": r"tijdelijk (?:niet (?:beschikbaar|bereikbaar)|geblokkeerd)|onderhoud(?:swerkzaamheden)?\b|er is (?:een fout|iets fout|iets mis)|probeer het (?:later|straks)|te veel verzoeken",
        "redirect stub": "(?:u|je) wordt (?:automatisch )?(?:doorgestuurd|doorverwezen|omgeleid)",
        "needs JavaScript": "schakel javascript in|javascript (?:is )?(?:uitgeschakeld|vereist)",
    },
    login=r"^(?:inloggen|aanmelden|log in)\b|wachtwoord vergeten",
    consent_asked="voordat (?:je|u) verder|(?:wij|we) (?:respecteren|waarderen) (?:je|uw) privacy|(?:gebruikt|gebruiken|maakt gebruik van) cookies",
    consent_buttons="(?:alles|alle cookies|allemaal) (?:accepteren|weigeren)|(?:accepteer|weiger) (?:alles|alle)",
)  # fmt: skip

_VOLATILE: Final = VolatileWords(
    lines=(
        ("byline", "geschreven door .{2,40}"), ("counter", r"\d+ mensen bekijken.{0,60}"),
    ),
    reading_time="leestijd", to_read="leestijd|lezen", consent_record="(?:uw )?toestemmings-?id", amounts="een", units="seconden|minuten|uur|uren|dag|week|weken|maand|jaar",
    changed="bijgewerkt|gewijzigd", ago_after="geleden", counted_when="deze .{3,12}", counter_labels="weergaven|bekeken", read_verbs="gelezen", times="keer", reviews="beoordelingen",
    cart="winkelwagen|winkelmand", rights_reserved="alle rechten voorbehouden", clock="tijd", dated="gewijzigd|bijgewerkt",
)  # fmt: skip

_CHROME: Final = ChromeWords(
    own_names="nederlands", controls="link kopieren|afdrukken|delen|naar boven|meer (?:lezen|tonen)|sluiten|volgende|vorige|inhoud(?:sopgave)?|op deze pagina|download als pdf|cookie-?instellingen",
    control_subjects="delen|cookie-?instellingen", earlier_versions="(?:vorige|eerdere) versies", further_reading="gerelateerde artikelen|volg ons.*",
)  # fmt: skip

_INTERFACE: Final = InterfaceWords(
    lines={
        "list of links": "gerelateerde (?:artikelen|informatie)", "contents list": "inhoud(?:sopgave)?",
    },
    buttons="meer lezen|lees meer|inloggen|delen|afdrukken", site_pages="over ons",
)  # fmt: skip

_COMMON_WORDS: Final = (
    "de het een van en in te dat op voor met is zijn die niet aan er om als bij ook door over uit naar wordt worden of u uw wij ons onze deze dit kan kunnen tot je jouw heeft hebben we geen wanneer onder "
    "zoals zal welke tussen via hun meer andere wat"
)  # fmt: skip

_EMPTY: Final = {
    "Nothing joins day, month and year.":
        "dates.of",
    "Not collected yet.":
        "facts.multiples dates.place_article dates.at_hour facts.not_age spelling.light spelling.stray_letters volatile.last volatile.about volatile.counted volatile.praise volatile.out_of volatile.cart_items chrome.answers "
        "interface.other_names interface.cookie_banner interface.decisions interface.all_cookies interface.home interface.follow interface.promotion",
    "Codes and the English names are written.":
        "facts.currencies",
    "The general forms of a citation cover it.":
        "facts.citations",
    "One word denies in this language.":
        "facts.first_half facts.second_half",
    "Words that one letter turns into others were collected for English only.":
        "spelling.closed",
    "No regional spellings are known.":
        "spelling.variants",
    "English and French words cover what was seen.":
        "spelling.capitalised",
    "The word stands after the amount.":
        "volatile.ago_before",
}  # fmt: skip

DUTCH: Final = Language(
    code="nl",
    name="Dutch",
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
