"""A mail shows what changed, in full where it can, and says how much it leaves to the attachment."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.model import Edit
from monitor.report.shorten import condense, fitted

WORDS = "one two three four five six seven eight nine ten "


def shown(edits: tuple[Edit, ...]) -> str:
    return "".join(edit.text for edit in edits)


def test_what_fits_is_shown_whole() -> None:
    redline = (Edit("same", "We keep it "), Edit("deleted", "12"), Edit("inserted", "24"))
    assert fitted([redline], 1000)[0].edits == redline
    assert fitted([redline], 1000)[0].cut == 0


def test_the_longest_is_cut_first() -> None:
    short, long = (Edit("inserted", WORDS),), (Edit("inserted", WORDS * 100),)
    first, second = fitted([long, short], 500)
    assert second.edits == short
    assert first.cut > 4000
    assert shown(first.edits).endswith(" […]")


def test_long_unchanged_stretches_shrink_before_any_change_is_cut() -> None:
    redline = (
        Edit("same", WORDS * 50),
        Edit("deleted", "12"),
        Edit("inserted", "24"),
        Edit("same", WORDS * 50),
        Edit("deleted", "may"),
        Edit("inserted", "will"),
        Edit("same", WORDS * 50),
    )
    edits = condense(redline)
    assert [edit.op for edit in edits] == [edit.op for edit in redline]
    assert edits[1:3] == redline[1:3]
    assert shown(edits).count("[…]") == 3
    assert len(shown(edits)) < 800
    assert edits[0].text.startswith("[…] ")
    assert edits[-1].text.endswith(" […]")


def test_a_clause_that_only_moved_is_not_condensed_away() -> None:
    moved = (Edit("same", WORDS * 5),)
    assert condense(moved) == moved


edits = st.builds(
    Edit, st.sampled_from(["same", "deleted", "inserted"]), st.text("ab ", min_size=1)
)


@given(st.lists(st.lists(edits, max_size=6).map(tuple), max_size=8), st.integers(0, 200))
@settings(max_examples=50, deadline=None)
def test_no_mail_exceeds_its_budget_and_nothing_vanishes_uncounted(
    redlines: list[tuple[Edit, ...]], budget: int
) -> None:
    result = fitted(redlines, budget)
    ellipses = 4 * len(redlines)
    assert sum(len(shown(f.edits)) for f in result) <= budget + ellipses
    for redline, fit in zip(redlines, result, strict=True):
        assert fit.cut > 0 or shown(fit.edits) == shown(condense(redline))
