"""The page itself is fetched whenever "not modified" may hide something."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from monitor.decide.memory import TRUSTED_UNSEEN, Candidate, Memory, Problem

NOW = datetime(2026, 1, 5, 8, tzinfo=UTC)
CALM = Memory("shop/privacy", "ok", NOW, NOW, last_whole=NOW)


def test_a_calm_watch_trusts_not_modified_for_a_week() -> None:
    assert not CALM.must_read_whole(NOW)
    assert not CALM.must_read_whole(NOW + TRUSTED_UNSEEN - timedelta(seconds=1))
    assert CALM.must_read_whole(NOW + TRUSTED_UNSEEN)


def test_a_page_last_read_in_the_future_is_read_whole() -> None:
    """The clock was wrong then or is wrong now."""
    assert CALM.must_read_whole(NOW - TRUSTED_UNSEEN)


def test_an_open_change_or_problem_needs_the_page() -> None:
    assert replace(CALM, candidate=Candidate("sha", NOW)).must_read_whole(NOW)
    assert replace(CALM, problem=Problem("wall", "", NOW)).must_read_whole(NOW)
    assert replace(CALM, last_whole=None).must_read_whole(NOW)
