"""The timeline fits its box whatever the times."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from monitor.store.rows import EventMark
from monitor.web.timeline import LEFT, RIGHT, TICKS, WIDTH, timeline

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def mark(
    days_ago: float, type_: str = "policy.changed", severity: str | None = "high"
) -> EventMark:
    at = NOW - timedelta(days=days_ago)
    return EventMark("a/b", 1, type_, at, severity, None)  # type: ignore[arg-type]


def test_what_is_graver_stands_higher() -> None:
    drawn = timeline(
        [mark(9, severity=s) for s in ("editorial", "low", "medium", "high")], NOW, NOW
    )
    heights = [dot.y for dot in drawn.dots]
    assert heights == sorted(heights, reverse=True)
    assert len(set(heights)) == 4


@given(st.lists(st.floats(0, 20_000), max_size=20), st.floats(0, 20_000))
def test_everything_stays_in_the_box_whatever_the_time(ago: list[float], first: float) -> None:
    marks = sorted((mark(days) for days in ago), key=lambda m: m.at)
    drawn = timeline(marks, NOW - timedelta(days=first), NOW)
    places = [dot.x for dot in drawn.dots]
    assert places == sorted(places)
    assert all(LEFT <= x <= WIDTH - RIGHT for x in (*places, *(tick.x for tick in drawn.ticks)))
    assert len(drawn.ticks) <= TICKS + 1


def test_a_trouble_lasts_until_it_is_over_or_now() -> None:
    marks = [
        mark(90, "policy.problem"), mark(80, "policy.problem"), mark(70, "policy.recovered"),
        mark(60, "policy.recovered"), mark(5, "policy.problem"),
    ]  # fmt: skip
    drawn = timeline(marks, NOW - timedelta(days=100), NOW)
    assert [(gap.since, gap.until) for gap in drawn.gaps] == [
        (marks[0].at, marks[2].at),
        (marks[4].at, None),
    ]
