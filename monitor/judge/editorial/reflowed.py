"""Find clauses whose words stand unchanged among their neighbours: only the block boundaries differ.

When a page is reflowed, one clause becomes parts of several, and no pair of clauses is equal. So
the words of adjacent changed links are joined and compared as one text. A link without a difference
in that text has not changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from monitor.judge.editorial.rule_context import RuleContext, Words
from monitor.judge.editorial.unexplained_edits import Span, unexplained_edits
from monitor.model import Clause, Link
from monitor.text.tokens import tokens

_LONGEST: Final = 20_000
"""Words on one side of a run above which it is not compared."""

_Run = list[tuple[int, Link]]
"""Adjacent changed links with their indexes."""


def reflowed(links: tuple[Link, ...], context: RuleContext) -> frozenset[int]:
    """Return the indexes of the changed links whose words are all still there, in the same order."""
    return frozenset(n for run in _runs(links) if len(run) > 1 for n in _unchanged(run, context))


def _runs(links: tuple[Link, ...]) -> Iterator[_Run]:
    in_order = ((n, x) for n, x in enumerate(links) if x.kind not in ("moved", "renumbered"))
    for same, run in groupby(in_order, key=lambda indexed: indexed[1].kind == "same"):
        if not same:
            yield list(run)


def _unchanged(run: _Run, context: RuleContext) -> frozenset[int]:
    old, old_owners = _joined((n, link.before) for n, link in run)
    new, new_owners = _joined((n, link.after) for n, link in run)
    if not old or not new or max(len(old), len(new)) > _LONGEST:
        return frozenset()
    spans = unexplained_edits(old, new, context).spans
    changed = {n for i, j, k, m in spans for n in (*old_owners[i:j], *new_owners[k:m])}
    return frozenset(n for n, _ in run) - changed - _scattered(spans, old_owners, new_owners)


def _joined(sides: Iterable[tuple[int, tuple[Clause, ...]]]) -> tuple[Words, list[int]]:
    """Return the words of all links in order, and for each word the index of its link."""
    words: list[str] = []
    owners: list[int] = []
    for n, clauses in sides:
        for clause in clauses:
            said = tokens(clause.text)
            words += said
            owners += [n] * len(said)
    return tuple(words), owners


def _scattered(
    spans: tuple[Span, ...], old_owners: list[int], new_owners: list[int]
) -> frozenset[int]:
    """Return the links whose words do not stand together on the other side.

    The words of a short clause may occur by chance, scattered over a longer text.
    """
    found: set[int] = set()
    for i, j, k, m in spans:
        for start, end, owners in ((i, j, old_owners), (k, m, new_owners)):
            if start == end and 0 < start < len(owners) and owners[start - 1] == owners[start]:
                found.add(owners[start])
    return frozenset(found)
