"""Reasons in the reader's language.

A change's reasons are English, as the public contract has them. They are made of phrases and of
quotations: here the phrases are turned, by a table, and the quotations stay as they are.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from monitor.report.summary_words import TOPIC

WHOLE: Final[dict[str, str]] = {
    "a clause was added": "une clause a été ajoutée",
    "a clause was removed": "une clause a été supprimée",
    "other words": "d’autres mots",
    "stands in another place": "se trouve à un autre endroit",
    "another number": "un autre numéro",
    "rewritten as a whole": "entièrement réécrit",
    "no date moved: silent edit": "aucune date n’a bougé : modification silencieuse",
    "reverted: an earlier change is taken back": "annulation : un changement antérieur est retiré",
    "seen in one reading only": "vu dans une seule lecture",
    "comes and goes: told before": "va et vient : déjà signalé",
    "typography": "typographie",
    "spacing": "espaces",
    "spelling": "orthographe",
    "accents": "accents",
    "articles": "articles",
    "numbering": "numérotation",
    "references follow the numbering": "les renvois suivent la numérotation",
    "a heading": "un titre",
    "a menu": "un menu",
    "a contents list": "un sommaire",
    "the printed date": "la date imprimée",
    "the page's furniture": "l’habillage de la page",
    "only its place": "seulement sa place",
    "other blocks, the same words": "d’autres blocs, les mêmes mots",
    "said elsewhere, word for word": "dit ailleurs, mot pour mot",
    "address hidden or shown": "adresse masquée ou affichée",
    "the page in another language": "la page dans une autre langue",
}
"""Reasons that quote nothing."""

STARTS: Final[dict[str, str]] = {
    "a choice, not a duty: ": "un choix, non plus un devoir : ",
    "retention ": "conservation ",
    "age ": "âge ",
    "AI: ": "IA : ",
    "third party: ": "tiers : ",
    "data type: ": "type de données : ",
    "purpose: ": "finalité : ",
    "consent: ": "consentement : ",
    "unbounded retention: ": "conservation sans limite : ",
    "sale or sharing: ": "vente ou partage : ",
    "transfer: ": "transfert : ",
    "disputes: ": "litiges : ",
    "liability: ": "responsabilité : ",
    "money: ": "prix : ",
    "unilateral change: ": "modification unilatérale : ",
    "now speaks of ": "parle désormais de : ",
    "no longer speaks of ": "ne parle plus de : ",
    "more on ": "davantage sur : ",
    "less on ": "moins sur : ",
    "same document: ": "même document : ",
    "rewritten: ": "réécrit : ",
    "other document: ": "autre document : ",
}
"""How reasons begin that go on with a quotation or with topics."""

_OF_TOPICS: Final = ("now speaks of ", "no longer speaks of ", "more on ", "less on ")
_INSIDE: Final[tuple[tuple[str, str], ...]] = (
    (r" \(new\)$", " (nouveau)"),
    (r" \(gone\)$", " (disparu)"),
    (r"’ became ‘", "’ est devenu ‘"),
    (r"’ is new$", "’ est nouveau"),
    (r"’ is gone$", "’ a disparu"),
    (r"(\d+ %) of its words are the same clauses as before$", r"\1 de ses mots sont dans les mêmes clauses qu’avant"),
)  # fmt: skip


def reason_in(reason: str, language: Literal["en", "fr"]) -> str:
    """The reason in English (as it is) or French; one that no table knows comes back unchanged."""
    if language == "en":
        return reason
    if reason in WHOLE:
        return WHOLE[reason]
    start = next((start for start in STARTS if reason.startswith(start)), "")
    rest = reason.removeprefix(start)
    if start in _OF_TOPICS:
        return STARTS[start] + _topics(rest)
    for pattern, french in _INSIDE:
        rest = re.sub(pattern, french, rest)
    return STARTS.get(start, "") + rest


def _topics(said: str) -> str:
    for english, words in TOPIC.items():
        said = said.replace(english, words[1])
    return said
