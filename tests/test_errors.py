"""Errors carry their facts, survive a process boundary, and end the command line with their code."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from monitor.errors import (
    Fault,
    MonitorError,
    NotAPolicy,
    StoreDamaged,
    StoreError,
    StoreFull,
    StoreLocked,
    StoreOutdated,
    StoreUnwritable,
    UsageError,
    WatchlistError,
)


def test_a_refusal_comes_back_from_a_worker_as_it_was():
    refused = pickle.loads(pickle.dumps(NotAPolicy("login", "sign in to read this")))
    assert (refused.reason, refused.detail) == ("login", "sign in to read this")
    assert str(refused) == "login: sign in to read this"


def test_all_faults_of_a_watchlist_are_told_at_once_with_their_lines():
    faults = (Fault(3, "every", "is no time"), Fault(9, "url", "is missing"))
    error = WatchlistError(Path("w.toml"), faults)
    assert str(error) == "w.toml:3: every: is no time\nw.toml:9: url: is missing"
    assert error.faults == faults


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (MonitorError, 1), (NotAPolicy, 1), (UsageError, 2), (WatchlistError, 2), (StoreError, 74),
        (StoreDamaged, 65), (StoreUnwritable, 74), (StoreFull, 74), (StoreLocked, 75), (StoreOutdated, 75),
    ],
)  # fmt: skip
def test_exit_codes_are_those_that_the_operations_page_promises(
    kind: type[MonitorError], code: int
):
    assert kind.exit_code == code
    assert issubclass(kind, MonitorError)
