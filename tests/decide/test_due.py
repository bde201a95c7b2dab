"""A watch is read once per interval, sooner after a failure, and never before Retry-After."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from monitor.decide.due import after_failure, after_success

NOW = datetime(2026, 1, 5, 8, tzinfo=UTC)
EVERY = timedelta(hours=12)


def test_retries_come_sooner_and_never_before_retry_after(story):
    story.reads("We keep data.")
    step = story.later(hours=12).fails()
    assert timedelta(minutes=9) < step.memory.due - story.now <= timedelta(minutes=10)
    step = story.later(hours=1).fails("refused", retry_after=timedelta(hours=20))
    assert step.memory.due - story.now >= timedelta(hours=20)
    for _ in range(5):
        step = story.later(hours=12).fails()
    assert step.memory.due - story.now > timedelta(hours=11)


def test_watches_are_spread_over_a_twentieth_of_the_interval() -> None:
    dues = {after_success(f"c{n}/privacy", EVERY, NOW) - NOW for n in range(100)}
    assert len(dues) == 100
    assert all(EVERY * 0.95 <= due <= EVERY for due in dues)
    assert after_success("c1/privacy", EVERY, NOW) == after_success("c1/privacy", EVERY, NOW)


def test_a_failing_watch_is_never_read_less_often_than_usual() -> None:
    for failures in (1, 2, 3, 4, 40):
        assert after_failure(
            "c/privacy", timedelta(minutes=5), failures, NOW, None
        ) - NOW <= timedelta(minutes=5)
