"""Which clause became which: stages from what is certain to what is likely.

Each stage sees only what the earlier ones left over. Equal texts come first and fix the order;
likeness is asked only between them, then anywhere. Numbers, typography, wrapping and link
targets are no words and never asked at all.
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
    """Every clause of both readings in exactly one link, in the new reading's order.

    A removed clause stands where it stood. `same` means the same words under the same number;
    `renumbered` the same words under another; `moved` the same words elsewhere, where the fewest
    words possible are said to have moved; `reworded` other words, moved or not, with a
    similarity below 1. `split` and `merged` hold several clauses on one side, or on both where
    a text was re-flowed; their similarity is 1 where the words, read through, are equal. In
    another document, or one worded anew, all that did not keep its words is one `rewritten` link.
    """
    return judge_whole(Comparison(before, after, links_between(before, after)))


def links_between(before: Policy, after: Policy) -> tuple[Link, ...]:
    """The links as they are found clause by clause, however little they hold together."""
    texts = Texts(before, after)
    matches = Matches()
    for stage in STAGES:
        matches = stage(texts, matches)
    return link(texts, matches)
