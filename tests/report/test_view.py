"""A section holds what page and mail show, translated and within its budget."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from monitor.decide.memory import Problem, VersionRef
from monitor.model import DateState, Report, Watch
from monitor.report.message import About, Changed, problem_of, recovered_of
from monitor.report.view import WHOLE, DisplayBudget, section

AT = datetime(2026, 6, 1, 8, 0, tzinfo=UTC)
SMALL = DisplayBudget(characters=100, changes=1)


@pytest.fixture
def changed(watch: Watch, before: VersionRef, after: VersionRef, report: Report) -> Changed:
    editorial = replace(report.changes[0], severity="editorial", clause="c-e")
    report = replace(report, changes=(*report.changes, editorial))
    return Changed(About.of(watch), AT, before, after, report)


def test_the_whole_redline_shows_every_change_and_counts_none(changed: Changed) -> None:
    shown = section(changed, 1, "en", WHOLE)
    assert [view.anchor for view in (*shown.changes, *shown.editorial)] == ["s1-1", "s1-2", "s1-3"]
    assert (shown.more, shown.quiet) == (0, 0)
    first = shown.changes[0]
    assert (first.label, first.severity_name) == ("4.2 → 4.3", "High")
    assert first.signals == ("12 months → 24 months",)


def test_a_small_budget_counts_what_it_leaves_out(changed: Changed) -> None:
    shown = section(changed, 1, "en", SMALL)
    assert (len(shown.changes), len(shown.editorial)) == (1, 0)
    assert (shown.more, shown.quiet) == (1, 1)


@pytest.mark.parametrize(
    ("state", "notice"),
    [
        ("unchanged", ("Silent edit", "The words changed, the printed date did not.")),
        (
            "absent",
            (
                "Silent edit",
                "The words changed, and the document prints no date that could tell.",
            ),
        ),
        ("moved", ()),
    ],
)
def test_a_silent_edit_is_explained(
    changed: Changed, state: DateState, notice: tuple[str, ...]
) -> None:
    dates = replace(changed.report.date_change, state=state)
    told = replace(changed, report=replace(changed.report, date_change=dates))
    assert section(told, 1, "en", WHOLE).notice == notice


def test_a_problem_says_since_when_and_a_recovery_until_when(watch: Watch) -> None:
    about, wall = About.of(watch), Problem("wall", "A captcha.", AT)
    shown = section(problem_of(about, wall, AT, "fr"), 2, "fr", WHOLE)
    assert (shown.anchor, shown.badge, shown.detail) == ("s2", "Problème", "A captcha.")
    (fact,) = section(recovered_of(about, wall, AT, "fr"), 2, "fr", WHOLE).facts
    assert (fact.name, fact.before) == ("barrage", "1er juin 2026 à 08:00 UTC")
