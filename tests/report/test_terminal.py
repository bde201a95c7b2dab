"""A report in a terminal: the redline is exact, legible without colour, and harmless."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from monitor.decide.memory import VersionRef
from monitor.model import Change, DateChange, Edit, EditOp, PrintedDate, Report
from monitor.report.message import About
from monitor.report.terminal import Look, redline_text

PRINTED = PrintedDate("2025-06", "updated", "Juin 2025")
BEFORE = VersionRef("v1", datetime(2026, 1, 2, tzinfo=UTC), PRINTED)
AFTER = VersionRef("v2", datetime(2026, 2, 3, tzinfo=UTC), PRINTED)
ABOUT = About("a/p", "Clairval", "Privacy policy", "https://a.example/p")
SGR = re.compile(r"\x1b\[[\d;]*m")

RETENTION = Change(
    "reworded", "c_1", ("Retention", "Messages"), "kept for 12 months.", "kept for 24 months.",
    severity="medium", reasons=("12 months became 24 months",),
    wording=(Edit("same", "kept for "), Edit("deleted", "12"), Edit("inserted", "24"), Edit("same", " months.")),
)  # fmt: skip
COMMA = Change(
    "reworded", "c_2", (), "a b", "a, b", wording=(Edit("deleted", "a"), Edit("inserted", "a,"), Edit("same", " b")),
)  # fmt: skip


def report(*changes: Change) -> Report:
    """A report of these changes under an unmoved date."""
    return Report(changes, DateChange("unchanged", PRINTED, PRINTED), "Twelve became 24.")


def text(*changes: Change, look: Look | None = None) -> str:
    """It, as text."""
    return redline_text(report(*changes), ABOUT, BEFORE, AFTER, look)


def test_the_head_says_whose_document_how_grave_and_that_it_was_silent() -> None:
    head = text(RETENTION).splitlines()[:3]
    assert head[0] == "Clairval, Privacy policy  MEDIUM  SILENT EDIT"
    assert head[1] == "Twelve became 24."
    assert head[2].endswith("Juin 2025")


def test_without_colour_the_words_are_marked() -> None:
    assert "   kept for [-12-] {+24+} months." in text(RETENTION).splitlines()


def test_with_colour_words_are_struck_and_underlined_too() -> None:
    shown = text(RETENTION, look=Look(colour=True))
    assert "\x1b[9;31m12\x1b[0m \x1b[4;32m24\x1b[0m" in shown
    assert "[-" not in shown


def test_a_change_stands_under_its_headings_with_its_reasons() -> None:
    shown = text(RETENTION)
    assert "1. reworded · medium  Retention › Messages" in shown
    assert "12 months became 24 months" in shown


def test_changes_without_substance_are_shown_last_or_only_counted() -> None:
    assert "2. reworded · editorial" in text(COMMA, RETENTION)
    counted = text(COMMA, RETENTION, look=Look(editorial=False))
    assert "{+a,+}" not in counted
    assert "(1)" in counted


def test_it_speaks_french() -> None:
    assert "MODIFICATION SILENCIEUSE" in text(RETENTION, look=Look(language="fr"))


def test_no_line_is_wider_than_asked() -> None:
    long = Change("added", "c", (), None, "word " * 200, severity="low")
    lines = text(long, look=Look(width=60)).splitlines()
    assert max(map(len, lines[5:])) <= 60


def test_a_pages_words_cannot_steer_the_terminal() -> None:
    evil = "\x1b]0;owned\x07\x1b[2J\u202eevil\r\n"
    change = Change(
        "added", evil, (evil,), None, evil, label_after=evil, severity="high", reasons=(evil,)
    )
    shown = redline_text(report(change), About(evil, evil, evil, evil), BEFORE, AFTER, Look())
    assert not set(shown) & {"\x1b", "\x07", "\u202e", "\r"}


@given(
    st.lists(
        st.tuples(st.sampled_from(("same", "deleted", "inserted")), st.text("ab. ,", max_size=30))
    )
)
def test_every_word_of_a_redline_is_shown_in_its_place(runs: list[tuple[EditOp, str]]) -> None:
    wording = tuple(Edit(op, words) for op, words in runs)
    change = Change("reworded", "c", ("H",), "x", "y", severity="low", wording=wording)
    shown = text(change, look=Look(colour=True, width=10_000)).split("reworded", 1)[1]
    body = SGR.sub("", shown.split("\n", 1)[1])
    words = "".join(words for _, words in runs) if runs else "xy"
    if len(words) < 300:
        assert "".join(body.split()) == "".join(words.split())
