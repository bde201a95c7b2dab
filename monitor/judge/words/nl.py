"""Nederlands; lightly tested."""

from __future__ import annotations

from typing import Final

TOPICS: Final[dict[str, str]] = {
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
}

SIGNALS: Final[dict[str, str]] = {
    "unbounded retention": r"zo ?lang (?:als )?(?:nodig|noodzakelijk)|onbeperkt",
    "consent": r"toestemming|bezwaar|tenzij je|door gebruik",
    "data type": r"biometrisch\w*|gezondheidsgegevens|locatiegegevens|stem\b",
    "purpose": r"adverten\w+|profilering|fraude|onderzoek|marketing",
    "sale or sharing": r"verko\w+|delen\b|derden|partners?",
    "AI": r"kunstmatige intelligentie|ai\b|machine learning|geautomatiseerde besluit\w*",
    "transfer": r"modelcontract\w*|adequaatheid\w*|buiten de (?:eu|eer)",
    "disputes": r"arbitrage|bevoegde rechter|toepasselijk recht",
    "liability": r"aansprakelijk\w*|vrijwar\w+",
    "money": r"verleng\w+|terugbetal\w+|commissie\w*|kosten|prijs|prijzen",
    "unilateral change": r"op elk moment|te allen tijde|zonder (?:voorafgaande )?kennisgeving|behoudt zich",
}
