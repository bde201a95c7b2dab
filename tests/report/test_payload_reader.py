"""What mail and chat read from a payload is what was told to the webhook."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from monitor.decide.memory import Problem, VersionRef
from monitor.model import Report, Watch
from monitor.report import payload
from monitor.report.message import About, Changed, Figures, Trial, problem_of, recovered_of
from monitor.report.payload_reader import parse
from monitor.report.phrases import Language

AT = datetime(2026, 6, 1, 8, 0, tzinfo=UTC)
WALL = Problem("wall", "The site asks for a captcha.", datetime(2026, 5, 31, 7, tzinfo=UTC), 3)


@pytest.fixture
def changed(watch: Watch, before: VersionRef, after: VersionRef, report: Report) -> Changed:
    message = parse(payload.changed(watch, before, after, report, AT))
    assert isinstance(message, Changed)
    return message


def test_what_is_parsed_is_what_was_told(changed: Changed, report: Report, watch: Watch) -> None:
    assert changed.about.company == watch.company
    assert changed.report.summary == report.summary
    assert changed.report.date_change == report.date_change
    assert changed.report.unannounced
    assert "".join(e.text for e in changed.report.changes[0].wording if e.op != "deleted") == (
        report.changes[0].after
    )


def test_the_versions_and_the_count_of_what_was_left_out_are_read_back(
    watch: Watch, before: VersionRef, after: VersionRef, report: Report, changed: Changed
) -> None:
    assert (changed.before, changed.after, changed.at, changed.omitted) == (before, after, AT, 0)
    short = payload.changed(watch, before, after, report, AT, limit=payload.Limit(changes=1))
    message = parse(short)
    assert isinstance(message, Changed)
    assert (len(message.report.changes), message.omitted) == (1, 1)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_problems_and_recoveries_are_the_messages_that_a_feed_is_made_of(
    watch: Watch, language: Language
) -> None:
    about = About.of(watch)
    told = parse(payload.problem(watch, WALL, AT, language=language))
    assert told == problem_of(about, WALL, AT, language)
    over = parse(payload.recovered(watch, WALL, AT, language=language))
    assert over == recovered_of(about, WALL, AT, language)


def test_trials_and_figures_are_read_back() -> None:
    trial = parse(payload.trial("legal", AT))
    assert isinstance(trial, Trial)
    assert trial.channel == "legal"
    assert parse(payload.figures(42, 1, AT)) == Figures(42, 1, AT)
