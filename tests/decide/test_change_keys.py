"""A change has the same key in every reading that shows it."""

from __future__ import annotations

from monitor.decide.change_keys import DATE_PLACE, change_key, inverse_key, place, sightings
from monitor.model import Change, DateChange, PrintedDate, Report

ADDED = Change("added", "c_2", ("Use", "Sharing"), None, "We share data.", severity="high")
REWORDED = Change("reworded", "c_1", ("Use",), "12 months", "24 months", severity="medium")
COMMA = Change("reworded", "c_3", ("Use",), "a, b", "a b", severity="editorial")


def test_spacing_does_not_matter_and_absent_words_differ_from_empty_ones() -> None:
    assert change_key("a  b", "c\n") == change_key("a b", "c")
    assert change_key(None, "a") != change_key("", "a")


def test_a_reversal_has_the_inverse_key() -> None:
    assert inverse_key("a", "b") == change_key("b", "a")
    assert inverse_key("a", "b") != change_key("a", "b")


def test_what_came_and_went_share_the_headings_as_their_place() -> None:
    removed = Change("removed", "c_9", ADDED.path, "We do not share data.", None)
    assert place(ADDED) == place(removed) == "under Use › Sharing"
    assert place(REWORDED) == "c_1"


def test_every_change_that_would_be_alerted_is_sighted_once_with_the_date() -> None:
    dates = (PrintedDate("2025-01-01", "updated", "x"), PrintedDate("2025-06-01", "updated", "x"))
    report = Report((ADDED, REWORDED, REWORDED, COMMA), DateChange("moved", *dates))
    found = {s.place: s.kind for s in sightings(report)}
    assert found == {place(ADDED): "added", "c_1": "reworded", DATE_PLACE: "moved"}
