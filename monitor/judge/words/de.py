"""Deutsch; lightly tested."""

from __future__ import annotations

from typing import Final

TOPICS: Final[dict[str, str]] = {
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
}

SIGNALS: Final[dict[str, str]] = {
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
}
