"""Clauses whose words all stand in the other reading beside them: only the blocks' ends differ.

Where a page is re-flowed, one clause becomes parts of several and no pair of clauses is equal.
Runs of neighbouring links that changed are therefore read through as one text on each side. A
link none of whose words differ there has not changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from monitor.judge.judge_context import JudgeContext
from monitor.judge.unexplained_edits import unexplained_edits
from monitor.model import Clause, Link
from monitor.text.tokens import tokens

_LONGEST: Final = 20_000
"""Words on either side of a run that are still read through."""


def untouched(links: tuple[Link, ...], scene: JudgeContext) -> dict[int, str]:
    """By id of the object: links of which only the blocks' ends differ, with the reason."""
    quiet: dict[int, str] = {}
    for run in _runs(links):
        if len(run) > 1:
            for link in _quiet(run, scene):
                quiet[id(link)] = "other blocks, the same words"
    return quiet


def _runs(links: tuple[Link, ...]) -> Iterator[list[Link]]:
    changed = (x for x in links if x.kind not in ("moved", "renumbered"))
    for same, run in groupby(changed, key=lambda link: link.kind == "same"):
        if not same:
            yield list(run)


def _quiet(run: list[Link], scene: JudgeContext) -> Iterable[Link]:
    old, old_owners = _read_through((link.before for link in run), run)
    new, new_owners = _read_through((link.after for link in run), run)
    if not old or not new or max(len(old), len(new)) > _LONGEST:
        return ()
    left = unexplained_edits(old, new, scene.surroundings)
    touched: set[int] = set()
    for i, j, k, m in left.spans:
        touched.update(old_owners[i:j])
        touched.update(new_owners[k:m])
    kept = _kept_together(run, left.spans, old_owners, new_owners)
    return [link for link in run if id(link) not in touched and id(link) in kept]


def _read_through(
    sides: Iterable[tuple[Clause, ...]], run: list[Link]
) -> tuple[tuple[str, ...], list[int]]:
    words: list[str] = []
    owners: list[int] = []
    for link, clauses in zip(run, sides, strict=True):
        for clause in clauses:
            said = tokens(clause.text)
            words += said
            owners += [id(link)] * len(said)
    return tuple(words), owners


def _kept_together(
    run: list[Link],
    spans: tuple[tuple[int, int, int, int], ...],
    old_owners: list[int],
    new_owners: list[int],
) -> frozenset[int]:
    """Links whose words stand together on the other side: no word that differs between them.

    A short clause may find its words scattered in a longer text; then it has not been re-flowed.
    """
    scattered: set[int] = set()
    for i, j, k, m in spans:
        for start, end, owners in ((i, j, old_owners), (k, m, new_owners)):
            if start == end and 0 < start < len(owners) and owners[start - 1] == owners[start]:
                scattered.add(owners[start])
    return frozenset(id(link) for link in run) - scattered
