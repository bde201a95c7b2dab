"""Decide whether two readings are one document, or a rewritten, translated or other one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final, Literal

from monitor.compare.similarity import words
from monitor.model import Comparison, Link, Policy
from monitor.text.canonical import canonical

_LEAST_MATCHED: Final = 0.30
"""Share of the characters of both. With less matched, the document counts as another or rewritten."""
_KEPT: Final = 0.60
"""Share of one side. With this much of either side matched, a part was added or lost instead."""
_LEAST_EXACT: Final = 0.10
"""Share of both. A text is reworded throughout if less kept its words and …"""
_ANEW: Final = 0.85
"""… the reworded clauses have at most this similarity on average."""
_NEARLY_EXACT: Final = 0.95
_SHORTEST: Final = 250
"""Characters of both. A shorter text is never reported as rewritten: its clauses can be shown."""
_SAME_SUBJECT: Final = 0.50
"""Share of the long words of the text with fewer that the other has too, if the subject is the same.
Privacy policies of two companies share about this much, terms and a privacy policy less."""
_LONG_WORD: Final = 7
_MOST_TOLD: Final = 3_000
"""Clauses added, removed and reworded. More of them are told as one: nobody reads them one by one."""
_UNSURE: Final = ("added", "removed", "reworded")

Whole = Literal["same document", "rewritten", "other language", "other document"]


def judge_whole(comparison: Comparison) -> Comparison:
    """Return the comparison with its matched share and its verdict on the document as a whole.

    Unless it is the same document, one link of kind `rewritten` comes first. It holds every clause
    that was added, removed or reworded.
    """
    links = comparison.links
    measured = replace(comparison, matched=_share(_halves(links, 0) + _halves(links, 1)))
    if not _is_rewritten(measured) and not _too_many(links):
        return measured
    return replace(measured, whole=_whole(measured), links=_said_once(links))


def _too_many(links: tuple[Link, ...]) -> bool:
    return sum(link.kind in _UNSURE for link in links) > _MOST_TOLD


def _is_rewritten(comparison: Comparison) -> bool:
    before, after = _halves(comparison.links, 0), _halves(comparison.links, 1)
    if not before or not after or _size(before) + _size(after) < _SHORTEST:
        return False
    if comparison.matched < _LEAST_MATCHED:
        return max(_share(before), _share(after)) < _KEPT
    both = before + after
    anew = [(size, alike) for size, alike in both if 0 < alike < _NEARLY_EXACT]
    exact = _size(both) - _size(anew) - _size((s, a) for s, a in both if a == 0)
    return exact < _LEAST_EXACT * _size(both) and _share(anew) <= _ANEW


def _halves(links: tuple[Link, ...], side: Literal[0, 1]) -> list[tuple[int, float]]:
    """Return for each clause of one side its length and its similarity to its partner."""
    return [
        (len(clause.text), link.similarity if link.before and link.after else 0.0)
        for link in links
        for clause in (link.before, link.after)[side]
    ]


def _size(sized: Iterable[tuple[int, float]]) -> int:
    return sum(size for size, _ in sized)


def _share(sized: list[tuple[int, float]]) -> float:
    total = _size(sized)
    return sum(size * alike for size, alike in sized) / total if total else 1.0


def _whole(comparison: Comparison) -> Whole:
    before, after = comparison.before, comparison.after
    if _language(before) and _language(after) and _language(before) != _language(after):
        return "other language"
    if _named(before) == _named(after) or _same_subject(before, after):
        return "rewritten"
    return "other document"


def _language(policy: Policy) -> str:
    return policy.language.split("-")[0].casefold()


def _named(policy: Policy) -> str:
    return canonical(policy.clauses[0].text).casefold()


def _same_subject(before: Policy, after: Policy) -> bool:
    poorer, richer = sorted((_long_words(before), _long_words(after)), key=len)
    return len(poorer & richer) >= _SAME_SUBJECT * len(poorer)


def _long_words(policy: Policy) -> set[str]:
    return {word for word in words(policy.text) if len(word) >= _LONG_WORD}


def _said_once(links: tuple[Link, ...]) -> tuple[Link, ...]:
    unsure = [link for link in links if link.kind in _UNSURE]
    before = tuple(clause for link in unsure for clause in link.before)
    after = tuple(clause for link in unsure for clause in link.after)
    kept = tuple(link for link in links if link.kind not in _UNSURE)
    return (Link("rewritten", before, after, 0.0), *kept)
