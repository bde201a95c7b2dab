"""What the pipeline relies on: all of a step is stored, or none of it, and once."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from monitor.errors import StoreOutdated, UsageError
from monitor.store.sqlite.queries import open_queries
from monitor.store.sqlite.sqlite_store import LINGER_S, SqliteStore

WATCH = "ostenz/privacy-policy"


def test_a_watch_is_new_until_it_was_read(books: Any) -> None:
    memory = books.store.memory(WATCH)
    assert (memory.state, memory.head, books.store.newest(WATCH)) == ("new", 0, 0)
    assert books.store.find_text(WATCH, "any") is None


def test_a_step_is_found_again_whole(books: Any) -> None:
    first = books.change(WATCH, "We keep data.")
    second = books.change(WATCH, "We sell data.")
    store = books.store
    assert store.memory(WATCH) == second.memory
    assert store.version(WATCH, 1).clauses == first.version.policy.clauses
    assert store.page(WATCH, 2).body == second.version.page.body
    assert store.find_text(WATCH, first.version.text_sha256) == 1
    event = store.query.event(WATCH, 1)
    assert (event.report, event.after) == (second.events[0].report, second.events[0].after)
    (alert,) = store.query.alerts()
    assert (alert.alert.id, alert.event, alert.state) == (f"msg_{WATCH}_1_team", 1, "pending")
    assert [r.outcome for r in store.query.readings(WATCH)] == ["first", "confirmed"]


def test_everything_is_there_after_a_restart(
    books: Any, opened: Callable[..., SqliteStore]
) -> None:
    step = books.change(WATCH, "We keep data.")
    books.store.close()
    again = opened()
    assert again.memory(WATCH) == step.memory
    page = again.page(WATCH, 1)
    assert page.headers == (("Content-Type", "text/html"),), "cookies are not written down"
    assert replace(page, headers=step.version.page.headers) == step.version.page


def test_a_step_that_is_stored_already_is_stored_once(books: Any) -> None:
    books.change(WATCH, "We keep data.")
    step = books.step(WATCH, "We sell data.")
    alerts = books.alerts(step)
    books.store.commit(step, alerts)
    books.store.commit(step, alerts)
    assert len(books.store.query.alerts()) == len(books.store.query.events()) == 1


def test_a_step_decided_on_an_older_memory_is_refused_and_changes_nothing(books: Any) -> None:
    books.change(WATCH, "We keep data.")
    late = books.step(WATCH, "We lend data.")
    step = books.change(WATCH, "We sell data.")
    with pytest.raises(StoreOutdated):
        books.store.commit(late, books.alerts(late))
    assert books.store.memory(WATCH) == step.memory
    assert books.store.newest(WATCH) == 2


def test_two_versions_of_one_second_have_different_names(books: Any) -> None:
    books.change(WATCH, "We keep data.")
    books.now = books.store.version(WATCH, 1).captured_at.replace(microsecond=999999)
    books.change(WATCH, "We sell data.")
    assert books.store.version(WATCH, 1).stem == "2026-11-22T01-25-44Z"
    assert books.store.version(WATCH, 2).stem == "2026-11-22T01-25-44Z-2"
    assert books.store.page(WATCH, 1).body == b"We keep data."


def test_plain_zstd_opens_the_page(books: Any, root: Path) -> None:
    books.change(WATCH, "We keep data.")
    path = root / WATCH / "2026-11-22T01-25-44Z.html.zst"
    found = subprocess.run(["zstd", "-dc", path], capture_output=True, check=True)
    assert found.stdout == b"We keep data."


def test_unknown_watches_and_versions_are_the_askers_fault(books: Any) -> None:
    with pytest.raises(UsageError, match="nobody/nothing"):
        books.store.memory("nobody/nothing")
    with pytest.raises(UsageError, match="no version 7"):
        books.store.version(WATCH, 7)


def test_a_reader_on_a_connection_of_its_own_sees_what_is_committed(books: Any, root: Path) -> None:
    reader = open_queries(root)
    books.change(WATCH, "We keep data.")
    assert [status.head for status in reader.statuses()] == [1]
    reader.close()


def test_an_event_can_be_marked_as_reviewed(books: Any) -> None:
    books.change(WATCH, "We keep data.")
    books.change(WATCH, "We sell data.")
    books.store.review(WATCH, 1, "told the board", books.now)
    event = books.store.query.event(WATCH, 1)
    assert (event.note, event.reviewed_at) == ("told the board", books.now)
    with pytest.raises(UsageError):
        books.store.review(WATCH, 9, "", books.now)


def test_readings_that_tell_nobody_anything_are_written_together(
    books: Any, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    books.change(WATCH, "We keep data.")
    other = open_queries(root)
    books.read(WATCH)
    assert len(books.store.query.readings(WATCH)) == 2
    assert len(other.readings(WATCH)) == 1
    books.store.due(books.now, 1, frozenset(), frozenset())
    assert len(other.readings(WATCH)) == 1, "who asks what is due makes nobody wait for the disk"
    later = monotonic() + LINGER_S
    monkeypatch.setattr("monitor.store.sqlite.sqlite_store.monotonic", lambda: later)
    books.store.due(books.now, 1, frozenset(), frozenset())
    assert len(other.readings(WATCH)) == 2, "a tick of the daemon writes them"
    books.read(WATCH)
    books.store.close()
    assert len(other.readings(WATCH)) == 3
    other.close()


def test_a_reading_waits_in_memory_for_a_second_at_most(
    books: Any, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    books.read(WATCH)
    later = monotonic() + LINGER_S
    monkeypatch.setattr("monitor.store.sqlite.sqlite_store.monotonic", lambda: later)
    books.read(WATCH)
    other = open_queries(root)
    assert len(other.readings(WATCH)) == 2
    other.close()


def test_a_change_takes_the_readings_before_it_along(books: Any, root: Path) -> None:
    books.read(WATCH)
    books.change(WATCH, "We keep data.")
    other = open_queries(root)
    assert [reading.outcome for reading in other.readings(WATCH)] == ["not modified", "first"]
    other.close()


def test_a_step_overtaken_while_its_files_were_written_is_refused(
    books: Any, opened: Callable[..., SqliteStore]
) -> None:
    """Should two processes ever write: the transaction has the last word."""
    books.change(WATCH, "We keep data.")
    late = books.step(WATCH, "We lend data.")
    books.now += timedelta(seconds=1)

    def passing(point: str) -> None:
        if point == "folder synced":
            books.change(WATCH, "We sell data.")

    with pytest.raises(StoreOutdated):
        opened(observer=passing).commit(late, books.alerts(late))
    assert books.store.page(WATCH, 2).body == b"We sell data."
    assert len(books.store.query.alerts()) == 1


def test_what_others_keep_is_found_under_its_name(books: Any) -> None:
    books.store.put("rests", b"one")
    books.store.put("rests", b"two")
    assert books.store.get("rests") == b"two"
    assert books.store.get("nothing") is None


def test_memory_can_be_amended_outside_a_reading(books: Any) -> None:
    amended = books.store.amend(WATCH, lambda memory: replace(memory, failures=7))
    assert amended.failures == 7
    assert books.store.memory(WATCH) == amended


def test_every_removed_clause_is_remembered_the_last_to_go_first(books: Any) -> None:
    books.change(WATCH, "Alpha stays.", "Beta goes.", "Gamma goes.")
    books.change(WATCH, "Alpha stays.", "Beta goes.")
    books.change(WATCH, "Alpha stays.")
    gone = [clause.id for clause in books.store.clauses_gone(WATCH)]
    assert gone == ["beta", "gamma"]
