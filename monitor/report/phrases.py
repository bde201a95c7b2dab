"""The interface words of reports, in the reader's language: a new language is a column."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final, Literal

Language = Literal["en", "fr"]
COLUMNS: Final[tuple[Language, ...]] = ("en", "fr")

PHRASES: Final[dict[str, tuple[str, str]]] = {
    # what happened to a watch
    "problem": (
        "{company}, {document}: cannot be read ({kind}) since {since}",
        "{company}, {document} : lecture impossible ({kind}) depuis le {since}",
    ),
    "recovered": (
        "{company}, {document}: read again since {until}, after {kind} since {since}",
        "{company}, {document} : lu de nouveau depuis le {until}, après « {kind} » depuis le {since}",
    ),
    "undelivered": (
        "{company}, {document}: an alert could not be delivered",
        "{company}, {document} : une alerte n’a pas pu être remise",
    ),
    "undelivered detail": (
        "The channel “{channel}” does not take its alerts: {error}. Mend it, then run: policy-monitor redeliver {alert}",
        "Le canal « {channel} » ne reçoit plus ses alertes : {error}. Réparez-le, puis lancez : policy-monitor redeliver {alert}",
    ),
    "test": (
        "This is a test: the channel “{channel}” works",
        "Ceci est un essai : le canal « {channel} » fonctionne",
    ),
    # severities and kinds
    "high": ("High", "Élevée"),
    "medium": ("Medium", "Moyenne"),
    "low": ("Low", "Faible"),
    "editorial": ("Editorial", "Rédactionnelle"),
    "added": ("added", "ajoutée"),
    "removed": ("removed", "supprimée"),
    "reworded": ("reworded", "reformulée"),
    "moved": ("moved", "déplacée"),
    "split": ("split", "scindée"),
    "merged": ("merged", "fusionnée"),
    "renumbered": ("renumbered", "renumérotée"),
    "rewritten": ("rewritten", "réécrite"),
    # the printed date
    "printed date": ("Printed date", "Date imprimée"),
    "absent": ("no date is printed", "aucune date n’est imprimée"),
    "unchanged": ("unchanged", "inchangée"),
    "none": ("none", "aucune"),
    "silent": ("Silent edit", "Modification silencieuse"),
    "silent dated": (
        "The words changed, the printed date did not.",
        "Le texte a changé, la date imprimée n’a pas bougé.",
    ),
    "silent undated": (
        "The words changed, and the document prints no date that could tell.",
        "Le texte a changé, et le document n’imprime aucune date qui le dirait.",
    ),
    # headings and labels of mail and page
    "before": ("Before", "Avant"),
    "after": ("After", "Après"),
    "captured": ("Read", "Lu"),
    "changes": ("What changed", "Ce qui a changé"),
    "contents": ("Changes", "Modifications"),
    "editorial changes": (
        "Wording and layout only ({count})",
        "Rédaction et mise en forme seulement ({count})",
    ),
    "why": ("Why", "Pourquoi"),
    "topics": ("Topics", "Thèmes"),
    "legend": (
        "Deleted and inserted words look like this.",
        "Les mots supprimés et ajoutés se présentent ainsi.",
    ),
    "deleted": ("deleted", "supprimé"),
    "inserted": ("inserted", "ajouté"),
    "document": ("The document today", "Le document aujourd’hui"),
    "cut": (
        "{count} more characters in the attached redline",
        "{count} caractères de plus dans le document joint",
    ),
    "omitted": (
        "{count} more changes are not shown here: compare the two versions",
        "{count} autres modifications ne figurent pas ici : comparez les deux versions",
    ),
    "no heading": ("Beginning of the document", "Début du document"),
    "moved note": (
        "The words are the same; the clause stands elsewhere.",
        "Le texte est le même ; la clause a changé de place.",
    ),
    "renumbered note": ("Only the number changed.", "Seul le numéro a changé."),
    "title": ("{company}, {document}: what changed", "{company}, {document} : ce qui a changé"),
    "footer": (
        "You receive this because the channel “{channel}” of a watchlist names this address.",
        "Vous recevez ce message parce que le canal « {channel} » d’une liste de veille contient cette adresse.",
    ),
    "attachment": (
        "The whole redline is attached as one file that opens in any browser.",
        "La comparaison entière est jointe : un fichier qui s’ouvre dans tout navigateur.",
    ),
    "versions": ("Versions", "Versions"),
    # problems
    "subject problem": ("cannot be read: {kind}", "lecture impossible : {kind}"),
    "subject recovered": ("read again", "lu de nouveau"),
    "subject undelivered": ("an alert was not delivered", "une alerte n’a pas été remise"),
    "recovered label": ("Read again", "Lu de nouveau"),
    "link": ("Link to this change", "Lien vers cette modification"),
    "since": ("Since", "Depuis"),
    "problem label": ("Problem", "Problème"),
    "kept": (
        "Nothing was compared meanwhile: the last good version stands.",
        "Rien n’a été comparé entre-temps : la dernière bonne version reste valable.",
    ),
    # digests
    "digest title": ("Policies from {since} to {until}", "Documents du {since} au {until}"),
    "and others": ("{names} and {count} more", "{names} et {count} autre(s)"),
}

COUNTED: Final[dict[str, tuple[tuple[str, str, str], tuple[str, str, str]]]] = {
    # none, one, many
    "policies": (
        ("No policy read", "1 policy read", "{n} policies read"),
        ("Aucun document lu", "1 document lu", "{n} documents lus"),
    ),
    "policies changed": (
        ("none changed", "1 changed", "{n} changed"),
        ("aucun modifié", "1 modifié", "{n} modifiés"),
    ),
    "changed policies": (
        ("No policy changed", "1 policy changed", "{n} policies changed"),
        ("Aucun document modifié", "1 document modifié", "{n} documents modifiés"),
    ),
    "problems": (
        ("no problem", "1 problem", "{n} problems"),
        ("aucun problème", "1 problème", "{n} problèmes"),
    ),
    "more": (
        ("", "1 more change in the attached redline", "{n} more changes in the attached redline"),
        (
            "",
            "1 autre modification dans le document joint",
            "{n} autres modifications dans le document joint",
        ),
    ),
    "quiet": (
        (
            "",
            "1 change of wording or layout only, in the attached redline",
            "{n} changes of wording or layout only, in the attached redline",
        ),
        (
            "",
            "1 modification de pure forme, dans le document joint",
            "{n} modifications de pure forme, dans le document joint",
        ),
    ),
    "changes": (
        ("no change", "1 change", "{n} changes"),
        ("aucune modification", "1 modification", "{n} modifications"),
    ),
}

KINDS_OF_TROUBLE: Final[dict[str, str]] = {
    "unreachable": "injoignable",
    "refused": "accès refusé",
    "gone": "page supprimée",
    "moved": "page déplacée",
    "wall": "barrage",
    "not the policy": "autre page que le document",
    "half a page": "page incomplète",
    "selector lost": "sélecteur introuvable",
    "certificate": "certificat",
    "robots": "interdit par robots.txt",
    "too large": "trop volumineux",
    "unreadable": "illisible",
    "damaged": "copie endommagée",
    "delivery": "remise",
    "stale": "trop ancien",
}
"""French names of problem kinds; in English the kind itself is the name."""

MONTHS: Final[tuple[tuple[str, str], ...]] = (
    ("January", "janvier"), ("February", "février"), ("March", "mars"), ("April", "avril"),
    ("May", "mai"), ("June", "juin"), ("July", "juillet"), ("August", "août"),
    ("September", "septembre"), ("October", "octobre"), ("November", "novembre"),
    ("December", "décembre"),
)  # fmt: skip


def phrase(key: str, language: Language, **values: str | int) -> str:
    """Return a phrase with its values inserted; braces in a value are not expanded."""
    return PHRASES[key][COLUMNS.index(language)].format(**values)


def counted(key: str, number: int, language: Language) -> str:
    """Return `no problem`, `1 problem` or `3 problems`."""
    return COUNTED[key][COLUMNS.index(language)][min(number, 2)].format(n=number)


def trouble_name(kind: str, language: Language) -> str:
    """Return the name of a problem kind; the kind itself where no translation is known."""
    return KINDS_OF_TROUBLE.get(kind, kind) if language == "fr" else kind


def moment(at: datetime, language: Language) -> str:
    """Format a time for a person: `22 November 2026, 01:25 UTC`."""
    at = at.astimezone(UTC)
    separator = " à " if language == "fr" else ", "
    return f"{day(at, language)}{separator}{at:%H:%M} UTC"


def day(at: datetime, language: Language) -> str:
    """Format a day for a person: `22 November 2026`, `1er juin 2026`."""
    number = "1er" if language == "fr" and at.day == 1 else str(at.day)
    return f"{number} {MONTHS[at.month - 1][COLUMNS.index(language)]} {at.year}"


def colon(language: Language) -> str:
    """Return the colon with the spaces that the language puts around it."""
    return " : " if language == "fr" else ": "
