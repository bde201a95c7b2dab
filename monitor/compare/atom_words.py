"""What atoms are recognised by, as tables: number words, units, months, law, negation and modality.

English and French are complete; German, Spanish, Italian, Dutch and Portuguese are lightly tested.
A new language is a row in each table. Words are case-folded and without accents, as the text is
when they are sought.
"""

from __future__ import annotations

from typing import Final

_EN_TENS: Final = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_EN_UNITS: Final = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
}  # fmt: skip
_FR_TENS: Final = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}
_FR_UNITS: Final = {
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
}  # fmt: skip

NUMBER_WORDS: Final[dict[str, dict[str, int]]] = {
    "en": {
        "a": 1, "an": 1, **_EN_UNITS, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
        "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, **_EN_TENS,
        **{f"{tens}-{unit}": t + u for tens, t in _EN_TENS.items() for unit, u in _EN_UNITS.items()},
        "hundred": 100, "one hundred": 100, "one hundred and eighty": 180, "one hundred eighty": 180,
        "one hundred and twenty": 120, "one hundred twenty": 120,
    },
    "fr": {
        "un": 1, "une": 1, **_FR_UNITS, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14,
        "quinze": 15, "seize": 16, "dix-sept": 17, "dix-huit": 18, "dix-neuf": 19, **_FR_TENS,
        **{f"{tens}-{unit}": t + u for tens, t in _FR_TENS.items() for unit, u in _FR_UNITS.items()},
        **{f"{tens} et un": t + 1 for tens, t in _FR_TENS.items()},
        "soixante-dix": 70, "quatre-vingts": 80, "quatre-vingt": 80, "quatre-vingt-dix": 90,
        "cent": 100, "cent vingt": 120, "cent quatre-vingts": 180, "cent quatre-vingt": 180,
    },
    "de": {
        "ein": 1, "eine": 1, "einen": 1, "einem": 1, "einer": 1, "zwei": 2, "drei": 3, "vier": 4, "funf": 5,
        "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwolf": 12, "vierzehn": 14,
        "funfzehn": 15, "sechzehn": 16, "achtzehn": 18, "zwanzig": 20, "vierundzwanzig": 24, "dreisig": 30,
        "sechsunddreisig": 36, "vierzig": 40, "sechzig": 60, "neunzig": 90, "hundert": 100,
    },
    "es": {
        "un": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8,
        "nueve": 9, "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "dieciseis": 16,
        "dieciocho": 18, "veinte": 20, "veinticuatro": 24, "treinta": 30, "sesenta": 60, "noventa": 90, "cien": 100,
    },
    "it": {
        "un": 1, "uno": 1, "una": 1, "due": 2, "tre": 3, "quattro": 4, "cinque": 5, "sei": 6, "sette": 7, "otto": 8,
        "nove": 9, "dieci": 10, "dodici": 12, "quattordici": 14, "quindici": 15, "sedici": 16, "diciotto": 18,
        "venti": 20, "ventiquattro": 24, "trenta": 30, "sessanta": 60, "novanta": 90, "cento": 100,
    },
    "nl": {
        "een": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9,
        "tien": 10, "twaalf": 12, "veertien": 14, "vijftien": 15, "zestien": 16, "achttien": 18, "twintig": 20,
        "vierentwintig": 24, "dertig": 30, "zestig": 60, "negentig": 90, "honderd": 100,
    },
    "pt": {
        "um": 1, "uma": 1, "dois": 2, "duas": 2, "tres": 3, "quatro": 4, "cinco": 5, "seis": 6, "sete": 7,
        "oito": 8, "nove": 9, "dez": 10, "doze": 12, "catorze": 14, "quatorze": 14, "quinze": 15, "dezesseis": 16,
        "dezasseis": 16, "dezoito": 18, "vinte": 20, "trinta": 30, "sessenta": 60, "noventa": 90, "cem": 100,
    },
}  # fmt: skip

UNITS: Final[dict[str, str]] = {
    "business day": r"(?:business|working|banking) days?|jours? (?:ouvres?|ouvrables?)|werktage?n?|arbeitstage?n?|dias? (?:habiles|uteis|laborables)|giorni (?:lavorativi|feriali)|werkdagen",
    "day": r"(?:calendar )?days?|jours?(?: (?:calendaires?|francs?))?|(?:kalender)?tage?n?|dias?(?: naturales)?|giorn[oi]|dag(?:en)?",
    "week": r"weeks?|semaines?|wochen?|semanas?|settiman[ae]|week|weken",
    "month": r"(?:calendar )?months?|mois|monate?n?|mes(?:es)?|mes[ei]|maand(?:en)?",
    "year": r"(?:calendar )?years?|yrs?|ans?|annees?|jahre?n?|anos?|ann[oi]|jaar|jaren",
    "hour": r"hours?|hrs?|heures?|h|stunden?|horas?|or[ae]|uur|uren",
    "minute": r"minutes?|mins?|minuten?|minutos?|minut[oi]|minuten",
    "second": r"seconds?|secondes?|sekunden?|segundos?|secondi|seconden",
    "percent": r"%|per ?cent|pour ?cent|prozent|por ?ciento|per cento|procent|por cento",
    "times": r"times|fois|mal|veces|volte|keer|vezes",
    "km": r"kms?|kilom\w+",
    "m": r"metres?|meters?|m",
    "kg": r"kgs?|kilogram\w*|kilos?",
    "GB": r"gb|go|gigabytes?",
    "MB": r"mb|mo|megabytes?",
    "character": r"characters?|caracteres?|zeichen",
    "user": r"users|utilisateurs|employees|employes",
}  # fmt: skip

CURRENCIES: Final[dict[str, str]] = {
    "EUR": r"€|eur|euros?",
    "USD": r"us\$|\$|usd|(?:us )?dollars?",
    "GBP": r"£|gbp|pounds?(?: sterling)?",
    "CHF": r"chf|francs? suisses?",
    "CAD": r"ca\$|cad",
    "JPY": r"¥|jpy|yen",
    "INR": r"₹|inr|rupees?",
}

MONTHS: Final[tuple[str, ...]] = (
    "jan(?:uary|vier|uar|uari)?|enero|gennaio|janeiro",
    "feb(?:ruary|ruar|ruari|braio|rero)?|fevrier|febrero|fevereiro|fevr",
    "mar(?:ch|s|zo|co)?|marz|maerz|maart",
    "apr(?:il|ile)?|avril|abril|avr",
    "may|mai|mayo|maggio|mei|maio",
    "june?|juin|juni|junio|giugno|junho",
    "july?|juillet|juli|julio|luglio|julho|juil",
    "aug(?:ust|ustus)?|aout|agosto",
    "sept?(?:ember|embre|tembre|tiembre)?|settembre|setembro",
    "oct(?:ober|obre)?|oktober|octubre|ottobre|outubro|okt",
    "nov(?:ember|embre|iembre|embro)?",
    "dec(?:ember|embre)?|dezember|diciembre|dicembre|dezembro|dez",
)

LAW: Final[str] = (
    r"(?:regulation|directive|reglement|richtlinie|verordnung|reglamento|regolamento|direttiva|verordening|richtlijn|regulamento)"
    r" (?:\((?:eu|ue|ce|ec)\) )?(?:n[o°] ?)?\d+/\d+(?:/\w+)?"
    r"|(?:articles?|arts?\.?|artikel|articulos?|articoli|articolo|artigos?) (?:l\.? ?|r\.? ?|d\.? ?)?\d+[\w.-]*(?: ?\(\w+\))*"
    r" (?:\w+\.? ){0,3}(?:of the|du|de la|der|des|del|dell[ao']|van de|do|da)? ?(?:gdpr|rgpd|dsgvo|avg|regulation|reglement|code|loi|act|bdsg|tkg|ttdsg|ccpa|uk gdpr)"
    r"|(?:§|§§) ?\d+\w*(?: abs\.? ?\d+)?(?: satz \d+)?(?: \w+)?"
    r"|loi (?:n[o°] ?)?\d+[-–]\d+(?: du \d+(?:er)? \w+ \d{4})?"
    r"|loi du \d+(?:er)? \w+ \d{4}"
    r"|(?:act|law|gesetz|ley|legge|wet|lei)(?: of)? \d{4}"
    r"|\w+(?:gesetz|verordnung)(?: \(\w+\))? \d{4}"
    r"|\b[a-z]*(?:dsg|tkg|ttdsg|bdsg|kschg|agbg|ecg|ugb) \d{4}"
)  # fmt: skip

NEGATIONS: Final[dict[str, str]] = {
    "en": r"not|no|never|none|neither|nor|without|cannot|except|unless|excluding|other than|\w+n't|prohibited|forbidden|refuse[sd]?",
    "fr": r"ne|n'|pas|jamais|aucune?s?|sans|sauf|hormis|ni|non|excepte|excluant|exclu(?:e|s|es)?|interdit(?:e|s|es)?|a l'exclusion",
    "de": r"nicht|nichts|kein(?:e|en|er|es|em)?|nie|niemals|ohne|ausser|weder|noch|ausgenommen|untersagt|verboten",
    "es": r"no|nunca|jamas|ningun(?:a|o)?|sin|salvo|excepto|tampoco|ni|prohibid[oa]s?",
    "it": r"non|mai|nessun[oa]?|senza|salvo|eccetto|tranne|ne|vietat[oaie]",
    "nl": r"niet|geen|nooit|zonder|behalve|noch|tenzij|verboden|uitgezonderd",
    "pt": r"nao|nunca|jamais|nenhum(?:a)?|sem|salvo|exceto|nem|proibid[oa]s?",
}

OPEN_LISTS: Final[str] = (
    r"(?:but )?not limited to|without (?:limitation|limiting)|(?:mais )?sans (?:toutefois |que cela |pour autant )?(?:nous |s'|vous )?(?:y )?(?:etre )?limit\w*|non (?:exhaustive|limitative)\w*"
    r"|ohne beschrankung|sin limita\w+|senza limita\w+|non esclusivamente|niet beperkt tot|sem limita\w+"
)
"""Words with a negation in them that deny nothing: they say that a list is open."""

MODALS: Final[dict[str, dict[str, str]]] = {
    "en": {
        "must": r"must|shall|will|agrees? to|undertakes? to|commits? to|required to|obliged to|have to|has to",
        "may": r"may|might|can|could|reserves? the right|at (?:our|its|their) (?:sole |own )?discretion|entitled to|allowed to|permitted to",
        "should": r"should|ought to|recommend(?:s|ed)?",
    },
    "fr": {
        "must": r"doi(?:t|s|vent)|devez|devons|devra|devront|devrez|s'engage(?:nt)? a|nous engageons a|oblig(?:e|es|ation)|tenus? de|tenue?s? a",
        "may": r"peu(?:t|x|vent)|pouvez|pouvons|pourr(?:a|ont|ons|ez|ait|aient)|se reserve(?:nt)? (?:le droit|la possibilite|la faculte)|nous reservons le droit|a (?:sa|notre|leur) (?:seule |entiere )?discretion|autorisee?s? a",
        "should": r"devrai(?:t|ent)|devriez|recommand\w+|conseill\w+",
    },
    "de": {"must": r"muss|mussen|verpflichtet", "may": r"kann|konnen|darf|durfen|behalt sich|vorbehalten", "should": r"soll(?:te|ten|en)?"},
    "es": {"must": r"debe(?:n|ra|ran)?|se compromete|obligad[oa]s?", "may": r"pued[eo]n?|podra(?:n)?|se reserva", "should": r"deberia(?:n)?"},
    "it": {"must": r"deve|devono|dovra|si impegna|obbligat[oaie]", "may": r"puo|possono|potra(?:nno)?|si riserva", "should": r"dovrebbe(?:ro)?"},
    "nl": {"must": r"moet(?:en)?|dient|dienen|verplicht", "may": r"mag|mogen|kan|kunnen|behoudt zich", "should": r"zou(?:den)?"},
    "pt": {"must": r"deve(?:m|ra|rao)?|obrigad[oa]s?|compromete-se", "may": r"pode(?:m|ra|rao)?|reserva-se", "should": r"deveria(?:m)?"},
}  # fmt: skip

AGES: Final[tuple[str, ...]] = (
    r"(?:under(?: the)? ages?(?: of)?|below(?: the)? age(?: of)?|over the age of|ages?(?: of)?|aged(?: under| over)?|older than|younger than|under|over|at least"
    r"|moins de|plus de|age minimum de|agee?s? (?:d'au moins|de moins de|de plus de|de)|l'age de|age de|au moins"
    r"|unter|uber|mindestens|menores de|mayores de|minori di|di eta inferiore (?:a|ai)|jonger dan|maiores de)"
    r" {n}(?: ?\(\d+\))?(?:[ -](?:years?(?: of age| old)?|yrs?|ans|jahren?|anos|anni|jaar))?",
    r"{n}(?: ?\(\d+\))?[ -](?:years?[ -](?:of age|old|or (?:older|over|above|younger)|and (?:older|over|above))|ans (?:et plus|ou plus|revolus|minimum|au moins)|jahre (?:alt|und alter)|anos de edad|jaar (?:of|en) ouder)",
)
"""How a person's age is said; `{n}` stands for a number of 6 to 25."""
NOT_AGE: Final[str] = (
    r"conserv\w+|retain\w*|keep|kept|stor\w+|archiv\w+|pendant|durant|duree|period|gespeichert|aufbewahr\w+"
)
"""Words shortly before which make « au moins 10 ans » a time, not an age."""
SOMEBODY: Final[str] = (
    r"\bages?\b|\bagee?s?\b|\bold\b|child|minors?\b|persons?\b|anyone|individuals?|enfants?|mineur|personnes?|kinder|menores|bambini|minori|kinderen"
)
"""Words that make it an age all the same: « data of children under 16 »."""

LEGAL_FORMS: Final[str] = (
    r"Inc\.?|LLC|L\.L\.C\.|Ltd\.?|Limited|Corp\.?|Corporation|PLC|plc|LLP|L\.P\.|GmbH(?: & Co\. KG)?|AG|KG|SE|S\.?A\.?S\.?U?\.?|S\.?A\.?R\.?L\.?|S\.?A\.?|S\.?p\.?A\.?|S\.?r\.?l\.?"
    r"|B\.?V\.?|N\.?V\.?|ApS|A/S|AB|Oy|S\.?L\.?U?\.?|Lda\.?|Pty\.? Ltd\.?|Pte\.? Ltd\.?|Sp\. z o\.o\.|s\.r\.o\."
)

RECIPIENTS: Final[dict[str, str]] = {
    "internal": r"internal(?:ly)?|interne?s?|interne[nrm]|intern[oai]s?",
    "external": r"external(?:ly)?|externe?s?|externe[nrm]|estern[oiae]|extern[oa]s?",
}
