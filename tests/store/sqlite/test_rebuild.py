"""A lost index is made anew from the files; a damaged one is refused, never trusted, never fatal."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from monitor.decide.memory import Memory
from monitor.errors import StoreDamaged
from monitor.store.sqlite.queries import open_queries
from monitor.store.sqlite.rebuild import rebuild
from monitor.store.sqlite.recovery import open_store
from monitor.store.sqlite.sqlite_store import SqliteStore
from monitor.store.sqlite.verification import verify
from monitor.store.upkeep import Salvaged

WATCH = "ostenz/privacy-policy"
TABLES = {
    "versions": "SELECT * FROM versions ORDER BY watch, seq",
    "wordings": "SELECT watch, clause, since, until, kind, path, label, text FROM wordings ORDER BY 1, 2, 3, 8",
    "words": "SELECT text, path FROM words ORDER BY 1",
    "watches": "SELECT id, company, document, url, host, retired FROM watches ORDER BY 1",
}


@pytest.fixture
def full(books: Any) -> Any:
    """Books with a history."""
    books.change(WATCH, "We keep data.", "You may object.")
    books.change(WATCH, "We sell données.", "You may object.")
    books.change(WATCH, "You may object.", "Who cares.")
    return books


def contents(store: SqliteStore) -> dict[str, list[tuple[Any, ...]]]:
    run = store._connection.execute
    return {name: [tuple(row) for row in run(query)] for name, query in TABLES.items()}


def test_what_is_rebuilt_equals_what_was_lost(full: Any, root: Path) -> None:
    before, watch = contents(full.store), full.store.query.statuses()[0]
    full.store.close()
    (root / "index.sqlite").unlink()
    store, recovered = open_store(root, full.now)
    assert recovered.rebuilt == 3
    assert store.query.retired() == (WATCH,)
    store._connection.execute("UPDATE watches SET retired = 0")
    assert contents(store) == before
    memory = store.memory(WATCH)
    assert (memory.head, memory.state, memory.last_change) == (3, "ok", watch.last_change)
    assert memory.due == full.now
    assert not verify(root, store.query, full.now).damaged
    store.close()


def test_the_history_goes_on_after_a_rebuild_and_no_alert_gets_an_old_id(
    full: Any, root: Path, enrolled: Callable[..., Any]
) -> None:
    events = full.store.memory(WATCH).events
    full.store.close()
    (root / "index.sqlite").unlink()
    store, _ = open_store(root, full.now)
    books = enrolled(store)
    books.now = full.now
    step = books.change(WATCH, "We lend data.")
    assert step.version.seq == 4
    assert step.events[0].number > events + 1000
    store.close()


def test_the_index_that_was_there_is_kept_with_what_only_it_knows(full: Any, root: Path) -> None:
    full.store.close()
    told = rebuild(root, full.now)
    assert (told.watches, told.versions, told.damaged) == (1, 3, ())
    assert told.kept is not None
    with sqlite3.connect(told.kept) as old:
        assert old.execute("SELECT count(*) FROM outbox").fetchone() == (2,)
    old.close()


def test_what_the_old_index_still_tells_is_taken_over(full: Any, root: Path) -> None:
    """Above all the alerts that were not delivered yet."""
    store = full.store
    store.outbox.sent(f"msg_{WATCH}_1_team", full.now)
    store.outbox.lease((f"msg_{WATCH}_2_team",), full.now + timedelta(minutes=2))
    store.outbox.disable("mail", "410 Gone")
    full.read(WATCH, "trouble")
    events, readings = store.query.events(), store.query.readings(WATCH)
    counts = store.query.counts(full.now)
    store.close()
    told = rebuild(root, full.now)
    assert told.salvaged == Salvaged(alerts=2, events=2, readings=1), "versions tell of the others"
    again, _ = open_store(root, full.now)
    assert (again.query.events(), again.query.readings(WATCH)) == (events, readings)
    assert [(row.alert.id[-6:], row.state) for row in again.query.alerts()] == [
        ("2_team", "pending"),
        ("1_team", "sent"),
    ]
    assert again.query.disabled_channels()[0].name == "mail"
    assert again.query.counts(full.now).readings == counts.readings
    again.close()


def test_of_a_torn_index_what_can_be_read_is_taken_over_and_the_rest_is_no_hindrance(
    books: Any, root: Path
) -> None:
    for number in range(12):
        books.change(WATCH, f"We keep data {number}.", channels=tuple(f"c{n}" for n in range(30)))
    books.store.close()
    path = root / "index.sqlite"
    whole = path.read_bytes()
    saved = []
    for part in range(0, 101, 4):
        path.write_bytes(whole[: len(whole) * part // 100])
        told = rebuild(root, books.now)
        assert told.versions == 12
        saved.append(told.salvaged.alerts)
        assert not refuses(root)
    assert saved[-1] == 330
    assert any(0 < number < 330 for number in saved)


def test_a_damaged_version_is_named_and_passed_over(full: Any, root: Path) -> None:
    stem = full.store.version(WATCH, 2).stem
    full.store.close()
    path = root / WATCH / f"{stem}.json"
    path.write_bytes(path.read_bytes().replace(b"sell", b"sale"))
    told = rebuild(root, full.now)
    assert [error.path for error in told.damaged] == [path]
    store, _ = open_store(root, full.now + timedelta(days=9))
    assert [version.seq for version in store.query.versions(WATCH)] == [1, 3]
    assert path.exists(), "what is damaged is left for a person to look at"
    store.close()


def test_of_two_versions_with_one_number_the_later_is_the_one_that_was_committed(
    books: Any, root: Path, opened: Callable[..., SqliteStore]
) -> None:
    class KilledError(BaseException):
        pass

    def passing(point: str) -> None:
        if point == "in transaction":
            raise KilledError

    with pytest.raises(KilledError):
        opened(observer=passing).commit(books.step(WATCH, "Never committed."), ())
    books.now += timedelta(minutes=5)
    books.change(WATCH, "We keep data.")
    books.store.close()
    assert rebuild(root, books.now).versions == 1
    store, _ = open_store(root, books.now)
    assert store.page(WATCH, 1).body == b"We keep data."
    store.close()


def test_a_rebuild_cut_off_leaves_the_old_index_as_it_was(full: Any, root: Path) -> None:
    before = contents(full.store)
    full.store.close()

    def stop(_done: int, _all: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(root, full.now, progress=stop)
    store, _ = open_store(root, full.now)
    assert contents(store) == before
    store.close()
    assert rebuild(root, full.now).versions == 3, "what it left behind is no hindrance"


def test_without_an_index_beside_versions_nothing_is_started_as_if_new(
    full: Any, root: Path
) -> None:
    full.store.close()
    for lost in ("removed", "emptied"):
        (root / "index.sqlite").unlink() if lost == "removed" else (root / "index.sqlite").touch()
        with pytest.raises(StoreDamaged, match="must be rebuilt") as caught:
            SqliteStore(root)
        assert caught.value.exit_code == 65


def test_an_index_cut_at_any_of_a_hundred_places_is_refused_or_whole(full: Any, root: Path) -> None:
    """Never a traceback: each answer is a `StoreDamaged`, or right; afterwards a rebuild helps."""
    full.store.close()
    path = root / "index.sqlite"
    whole = path.read_bytes()
    refused = 0
    for part in range(100):
        path.write_bytes(whole[: len(whole) * part // 100])
        refused += refuses(root)
    assert refused == 100
    path.write_bytes(whole)
    assert not refuses(root)
    path.write_bytes(whole[: len(whole) // 3])
    assert rebuild(root, full.now).versions == 3
    assert not refuses(root)


def test_an_index_overwritten_at_any_of_a_hundred_places_never_ends_in_a_traceback(
    full: Any, root: Path
) -> None:
    full.store.close()
    path = root / "index.sqlite"
    whole = path.read_bytes()
    for part in range(100):
        place = len(whole) * part // 100
        path.write_bytes(whole[:place] + b"\xff" * 64 + whole[place + 64 :])
        refuses(root)


def refuses(root: Path) -> bool:
    """Whether the store, or what people ask of it, says that the index is damaged."""
    try:
        store = SqliteStore(root)
    except StoreDamaged:
        return True
    try:
        asks_everything(store)
    except StoreDamaged:
        return True
    finally:
        store.close()
    return False


def asks_everything(store: SqliteStore) -> None:
    query = store.query
    for status in query.statuses():
        assert isinstance(store.memory(status.watch), Memory)
        for version in query.versions(status.watch):
            query.version(status.watch, version.seq)
            query.files(status.watch, version.seq)
        query.readings(status.watch)
        query.clause_history(status.watch, "we")
    query.events()
    query.alerts()
    query.search("data")
    query.counts(datetime.now(UTC))


def test_asking_where_there_is_no_index_says_what_to_do(root: Path) -> None:
    with pytest.raises(StoreDamaged, match="no index yet"):
        open_queries(root)


@pytest.mark.parametrize("index", ["damaged", "missing"])
def test_a_journal_of_the_old_index_is_never_found_beside_the_new_one(
    full: Any, root: Path, index: str
) -> None:
    """SQLite would roll it back into an index that it does not belong to."""
    full.store.close()
    if index == "damaged":
        (root / "index.sqlite").write_bytes(b"no index at all" * 1000)
    else:
        (root / "index.sqlite").unlink()
    for suffix in ("-journal", "-wal", "-shm"):
        (root / f"index.sqlite{suffix}").write_bytes(b"left over")
    assert (rebuild(root, full.now).kept is None) == (index == "missing")
    left = [path.name for path in root.glob("index.sqlite-*") if not path.name.endswith(".old")]
    assert left == []
    assert not refuses(root)
