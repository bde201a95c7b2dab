"""A chat gets the summary, whether the edit was silent, and where to read it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from monitor.decide.memory import Problem, VersionRef
from monitor.model import Report, Watch
from monitor.report.brief import LINES, brief
from monitor.report.message import About, Changed, Figures, Trial, problem_of

AT = datetime(2026, 6, 1, 8, 0, tzinfo=UTC)


def test_a_silent_edit_is_named_below_its_summary(
    watch: Watch, before: VersionRef, after: VersionRef, report: Report
) -> None:
    changed = Changed(About.of(watch), AT, before, after, report)
    title, body = brief([changed], "legal", "en")
    assert title.startswith("Marbeck, Privacy notice [High, silent edit]")
    assert body.splitlines() == [report.summary, "Silent edit", watch.url]
    dated = replace(report, date_change=replace(report.date_change, state="moved"))
    _, body = brief([replace(changed, report=dated)], "legal", "en")
    assert body.splitlines() == [report.summary, watch.url]


def test_what_exceeds_the_lines_is_counted(watch: Watch) -> None:
    wall = problem_of(About.of(watch), Problem("wall", "A captcha.", AT), AT, "en")
    _, body = brief([wall] * (LINES + 2), "legal", "en")
    assert len(body.split("\n\n")) == LINES + 1
    assert body.endswith("… +2")


def test_without_news_the_title_is_all(watch: Watch) -> None:
    title, body = brief([Figures(42, 0, AT)], "legal", "en")
    assert title == body == "42 policies read, none changed; no problem"
    assert brief([Trial("legal", AT, "It works")], "legal", "en") == ("It works", "It works")
