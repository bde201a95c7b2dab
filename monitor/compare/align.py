"""Align the clauses of two readings, in stages from certain to likely.

Each stage matches clauses that earlier stages left unmatched. Equal texts come first and fix the
order. Similar texts are sought between them, then anywhere. Numbering, typography, line wrapping
and link targets do not count as words.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from monitor.compare.anchors import anchor, move_exact
from monitor.compare.gaps import match_beside_moves, match_in_gaps, match_repeated
from monitor.compare.leftovers import match_anywhere
from monitor.compare.links import link
from monitor.compare.matches import Matches
from monitor.compare.reflow import reflow
from monitor.compare.split_merge import join_parts
from monitor.compare.texts import Texts
from monitor.compare.whole import judge_whole
from monitor.model import Comparison, Link, Policy

Stage = Callable[[Texts, Matches], Matches]

STAGES: Final[tuple[Stage, ...]] = (
    anchor,
    match_repeated,
    move_exact,
    reflow,
    match_in_gaps,
    match_beside_moves,
    match_anywhere,
    match_beside_moves,
    join_parts,
)


def align(before: Policy, after: Policy) -> Comparison:
    """Return the comparison: every clause of both readings in exactly one link.

    Links follow the order of `after`; a removed clause follows the clause that preceded it.

    `same`            equal words under the same number
    `renumbered`      equal words under another number
    `moved`           equal words elsewhere; the links with the fewest words count as moved
    `reworded`        other words, moved or not; similarity below 1
    `split` `merged`  several clauses on one side or both; similarity 1 if the joined words are equal
    `rewritten`       every clause that did not keep its words, if the document as a whole changed
    """
    return judge_whole(Comparison(before, after, links_between(before, after)))


def links_between(before: Policy, after: Policy) -> tuple[Link, ...]:
    """Return the links clause by clause, without the test for a rewritten document."""
    texts = Texts(before, after)
    matches = Matches()
    for stage in STAGES:
        matches = stage(texts, matches)
    return link(texts, matches)
