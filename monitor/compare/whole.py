"""Whether two readings are one document at all."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, Literal

from monitor.model import Clause, Comparison, Link

_LEAST_MATCHED: Final = 0.30
"""Share of the words of both below which the document is said once to be another."""
_SHORTEST: Final = 250
"""Characters of both below which a text is not said to be rewritten: its few clauses can be shown."""
_UNSURE: Final = ("added", "removed", "reworded")

Whole = Literal["same document", "rewritten", "other language", "other document"]


def judge_whole(comparison: Comparison) -> Comparison:
    """The comparison with its share of matched words, and what became of the whole.

    Below 30 % the clauses without a sure partner stand in one link of kind `rewritten`.
    """
    total = sum(_size(clause) for link in comparison.links for clause in _clauses(link))
    linked = sum(
        link.similarity * _size(clause)
        for link in comparison.links
        if link.before and link.after
        for clause in _clauses(link)
    )
    matched = linked / total if total else 1.0
    measured = replace(comparison, matched=matched)
    if matched >= _LEAST_MATCHED or total < _SHORTEST:
        return measured
    if not comparison.before.clauses or not comparison.after.clauses:
        return measured
    return replace(measured, whole=_whole(measured), links=_said_once(measured.links))


def _whole(comparison: Comparison) -> Whole:
    before, after = comparison.before.language, comparison.after.language
    if before and after and before.split("-")[0] != after.split("-")[0]:
        return "other language"
    return "rewritten"


def _said_once(links: tuple[Link, ...]) -> tuple[Link, ...]:
    unsure = [link for link in links if link.kind in _UNSURE]
    before = tuple(clause for link in unsure for clause in link.before)
    after = tuple(clause for link in unsure for clause in link.after)
    kept = tuple(link for link in links if link.kind not in _UNSURE)
    return (Link("rewritten", before, after, 0.0), *kept)


def _clauses(link: Link) -> tuple[Clause, ...]:
    return link.before + link.after


def _size(clause: Clause) -> int:
    return len(clause.text)
