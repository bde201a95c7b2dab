"""The words around the evidence, in the reader's language: a new language is a column."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final, Literal

Language = Literal["en", "fr"]

PHRASES: Final[dict[str, dict[Language, str]]] = {
    # what happened to a watch
    "problem": {
        "en": "{company}, {document}: cannot be read ({kind}) since {since}",
        "fr": "{company}, {document} : lecture impossible ({kind}) depuis le {since}",
    },
    "recovered": {
        "en": "{company}, {document}: read again since {until}, after {kind} since {since}",
        "fr": "{company}, {document} : lu de nouveau depuis le {until}, après « {kind} » depuis le {since}",
    },
    "undelivered": {
        "en": "{company}, {document}: an alert could not be delivered",
        "fr": "{company}, {document} : une alerte n’a pas pu être remise",
    },
    "undelivered detail": {
        "en": "The channel “{channel}” does not take its alerts: {error}. Mend it, then run: policy-monitor redeliver {alert}",
        "fr": "Le canal « {channel} » ne reçoit plus ses alertes : {error}. Réparez-le, puis lancez : policy-monitor redeliver {alert}",
    },
    "test": {
        "en": "This is a test: the channel “{channel}” works",
        "fr": "Ceci est un essai : le canal « {channel} » fonctionne",
    },
}

KINDS: Final[dict[str, str]] = {
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
"""French names of troubles; English ones are their own."""


def phrase(key: str, language: Language, **values: str) -> str:
    """The phrase with its values put in; values are words, never read as templates."""
    return PHRASES[key][language].format(**values)


def trouble_name(kind: str, language: Language) -> str:
    """The trouble's name; its own where no other is known."""
    return KINDS.get(kind, kind) if language == "fr" else kind


MONTHS: Final[dict[Language, tuple[str, ...]]] = {
    "en": ("January", "February", "March", "April", "May", "June", "July", "August",
           "September", "October", "November", "December"),
    "fr": ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août",
           "septembre", "octobre", "novembre", "décembre"),
}  # fmt: skip


def moment(at: datetime, language: Language) -> str:
    """A time for a person: `22 November 2026, 01:25 UTC`."""
    at = at.astimezone(UTC)
    separator = " à " if language == "fr" else ", "
    return f"{day(at, language)}{separator}{at:%H:%M} UTC"


def day(at: datetime, language: Language) -> str:
    """A day for a person: `22 November 2026`, `1er juin 2026`."""
    number = "1er" if language == "fr" and at.day == 1 else str(at.day)
    return f"{number} {MONTHS[language][at.month - 1]} {at.year}"
