"""Redlines that the service's own process makes are bounded, whatever the wordings are."""

from __future__ import annotations

import itertools
import random
import time

from monitor.compare.shown_redlines import CHARACTERS, shown_redlines
from monitor.model import Edit

HELD_S = 0.7
"""Seconds of processor time, several times what is needed."""


def joined(edits: tuple[Edit, ...], *ops: str) -> str:
    return "".join(edit.text for edit in edits if edit.op in ops)


def test_the_words_that_differ_are_marked() -> None:
    (edits,) = shown_redlines([("We keep it for 12 months.", "We keep it for 24 months.")])
    assert [(edit.op, edit.text) for edit in edits if edit.op != "same"] == [
        ("deleted", "12"),
        ("inserted", "24"),
    ]


def test_what_is_beyond_the_bound_is_shown_as_a_whole() -> None:
    before, after = "a " * CHARACTERS, "b " * CHARACTERS
    same, whole, kept = shown_redlines([("x", "x"), (before, after), ("y", "y")])
    assert (same, kept) == ((Edit("same", "x"),), (Edit("same", "y"),))
    assert whole == (Edit("deleted", before), Edit("inserted", after))


def test_wordings_built_to_hurt_hold_nobody() -> None:
    chance = random.Random(5)
    wordings = [" ".join(str(chance.randrange(300)) for _ in range(450)) for _ in range(2_000)]
    started = time.thread_time()
    redlines = [*shown_redlines(itertools.pairwise(wordings))]
    spent = time.thread_time() - started
    assert all(
        (joined(edits, "same", "deleted"), joined(edits, "same", "inserted")) == pair
        for edits, pair in zip(redlines, itertools.pairwise(wordings), strict=True)
    )
    assert spent < HELD_S
