"""A change shows its redline and its number, also where it came without."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.model import Change, Edit
from monitor.report.change_redline import label_of, redline_of


def test_the_redline_of_a_change_is_its_own(retention: Change) -> None:
    assert redline_of(retention) is retention.wording


@pytest.mark.parametrize(
    ("before", "after", "edits"),
    [
        ("old", "new", (Edit("deleted", "old"), Edit("inserted", "new"))),
        (None, "new", (Edit("inserted", "new"),)),
        ("old", None, (Edit("deleted", "old"),)),
        ("same", "same", (Edit("same", "same"),)),
    ],
)
def test_without_a_redline_both_sides_are_shown_whole(
    retention: Change, before: str | None, after: str | None, edits: tuple[Edit, ...]
) -> None:
    assert redline_of(replace(retention, before=before, after=after, wording=())) == edits


@pytest.mark.parametrize(
    ("before", "after", "label"),
    [("4.2", "4.3", "4.2 → 4.3"), ("4.2", "4.2", "4.2"), ("4.2", "", "4.2"), ("", "", "")],
)
def test_a_number_that_changed_shows_both(
    retention: Change, before: str, after: str, label: str
) -> None:
    assert label_of(replace(retention, label_before=before, label_after=after)) == label
