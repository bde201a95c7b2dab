"""`sessions` lists who is signed in to the page, and signs them out beside a running daemon."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from monitor.store.backends import backend_of
from monitor.store.sessions import SessionRow
from monitor.store.snapshots.lock import FolderLock

IDS = ("a" * 64, "b" * 64, "b" * 60 + "cccc")
HOUR = timedelta(hours=1)


@pytest.fixture
def signed_in(home: Any) -> Any:
    """A folder where three people are signed in; returns which of them still are."""
    begun = datetime.now(UTC).replace(microsecond=0) - HOUR
    backend = backend_of(home.snapshots)
    with backend.sessions(daemon=True) as sessions:
        for number, name in enumerate(IDS):
            last = begun - number * HOUR
            row = SessionRow(name, "alice\x1b[31m", "192.0.2.7", last, last, begun + 12 * HOUR)
            sessions.begin(row, "p")

    def left() -> list[str]:
        with backend.sessions() as sessions:
            return [name for name in IDS if sessions.use(name, datetime.now(UTC))]

    return left


def test_it_lists_who_is_signed_in(run: Any, signed_in: Any) -> None:
    ran = run("sessions")
    assert (ran.code, ran.err) == (0, "")
    first, second, *_ = ran.out.splitlines()
    assert first.split() == ["ID", "NAME", "BEGUN", "LAST", "USED", "ADDRESS"]
    assert second.startswith("a" * 12 + "  alice")
    assert "\x1b" not in ran.out
    found = json.loads(run("sessions", "--json").out)["sessions"]
    assert [one["id"] for one in found] == list(IDS)
    assert set(found[0]) == {"id", "name", "address", "begun", "last_used", "ends"}
    assert signed_in() == list(IDS)


def test_it_signs_one_out_beside_a_running_daemon(run: Any, home: Any, signed_in: Any) -> None:
    with FolderLock(home.snapshots):
        ran = run("sessions", "--revoke", "a" * 12)
    assert (ran.code, ran.out) == (0, "1 session signed out\n")
    assert signed_in() == list(IDS[1:])


def test_it_signs_everybody_out(run: Any, signed_in: Any) -> None:
    revoked = json.loads(run("sessions", "--revoke-all", "--json").out)["revoked"]
    assert [one["id"] for one in revoked] == list(IDS)
    assert signed_in() == []
    assert run("sessions", "--revoke-all").out == "0 sessions signed out\n"


@pytest.mark.parametrize("name", ["", "a", "a" * 11, "b" * 12, "%", "x" * 12])
def test_a_name_that_is_not_exactly_one_session_is_refused(
    run: Any, signed_in: Any, name: str
) -> None:
    ran = run("sessions", "--revoke", name)
    assert ran.code == 2
    assert "`policy-monitor sessions` lists them" in ran.err
    assert signed_in() == list(IDS)


def test_one_or_all_but_not_both(run: Any, signed_in: Any) -> None:
    assert run("sessions", "--revoke", "a" * 12, "--revoke-all").code == 2
    assert signed_in() == list(IDS)


def test_where_nobody_ever_signed_in_it_says_so_and_creates_nothing(run: Any, home: Any) -> None:
    before = sorted(home.path.rglob("*"))
    assert run("sessions").out == "nobody is signed in\n"
    assert run("sessions", "--revoke-all").out == "0 sessions signed out\n"
    assert sorted(home.path.rglob("*")) == before
