"""The schedule of retries is the one that Standard Webhooks recommends."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.deliver.retry import JITTER, jitter, next_attempt

NOW = datetime(2026, 6, 1, tzinfo=UTC)


def waits() -> list[timedelta]:
    waited = []
    for attempts in range(1, 20):
        when = next_attempt(attempts, NOW)
        if when is None:
            break
        waited.append(when - NOW)
    return waited


def test_ten_attempts_are_spread_over_three_days() -> None:
    hours = [wait / timedelta(hours=1) for wait in waits()]
    assert hours == pytest.approx([5 / 3600, 5 / 60, 0.5, 2, 5, 10, 14, 20, 24])
    assert timedelta(hours=75) < sum(waits(), timedelta()) < timedelta(hours=76)


def test_after_the_tenth_failure_an_alert_is_dead() -> None:
    assert next_attempt(9, NOW) is not None
    assert next_attempt(10, NOW) is None


def test_a_receiver_may_ask_for_more_time_but_not_for_less() -> None:
    assert next_attempt(1, NOW, retry_after=timedelta(hours=3)) == NOW + timedelta(hours=3)
    assert next_attempt(4, NOW, retry_after=timedelta(seconds=1)) == NOW + timedelta(hours=2)


def test_nobody_puts_an_alert_off_for_more_than_a_day() -> None:
    assert next_attempt(1, NOW, retry_after=timedelta(days=365)) == NOW + timedelta(hours=24)


@given(st.integers(1, 9), st.floats(0, 1))
@settings(max_examples=50, deadline=None)
def test_chance_adds_at_most_its_share(attempts: int, chance: float) -> None:
    plain = next_attempt(attempts, NOW)
    moved = next_attempt(attempts, NOW, jitter=chance)
    assert plain is not None
    assert moved is not None
    assert plain <= moved <= plain + (plain - NOW) * JITTER


def test_an_alerts_share_of_chance_is_its_own_and_always_the_same() -> None:
    shares = [jitter(f"msg_{number}") for number in range(100)]
    assert shares == [jitter(f"msg_{number}") for number in range(100)]
    assert all(0 <= share < 1 for share in shares)
    assert len(set(shares)) == 100
