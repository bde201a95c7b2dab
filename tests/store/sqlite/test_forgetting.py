"""A watch is forgotten whole, whatever interrupts it, and nobody else can pass a loss off as that."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from monitor.errors import UsageError
from monitor.store.backends import backend_of, default_keys
from monitor.store.orders import COMMAND_LINE, Order
from monitor.store.retention import Retention
from monitor.store.sqlite import forgetting, log_table
from monitor.store.sqlite.recovery import open_store
from monitor.store.upkeep import Verdict
from monitor.transparency.entries import ForgottenEntry, VersionEntry
from tests.store.conftest import NOW, Books, watch_named

WATCH = "ostenz/privacy-policy"
OTHER = "corvid/terms"
ORDER = Order(NOW + timedelta(days=3), "alice", COMMAND_LINE, "forget", WATCH)
LATER = NOW + timedelta(days=9)
WORD = "zyzzyva"

POINTS = (
    "forgetting in transaction", "forgotten", "forgetting signed", "forgotten file removed",
)  # fmt: skip


class Killed(BaseException):
    """The process ends here."""


@pytest.fixture
def two(root: Path, hasty: None) -> Path:
    """A folder of two watches with two versions each, its log signed."""
    with backend_of(root).open(NOW) as (store, _):
        store.sync_watches([watch_named(), watch_named("corvid", "terms")], NOW)
        books = Books(store)  # type: ignore[arg-type]
        for words in (f"We sell {WORD}.", f"We keep {WORD}."):
            books.change(WATCH, words)
            books.change(OTHER, "We sell nothing.", words.replace(WORD, "data"))
        books.read(WATCH)
    with backend_of(root).open(NOW + timedelta(days=3)):
        pass
    return root


def forget(
    root: Path, order: Order = ORDER, point: str = "", nth: int = 1, *, at_once: bool = True
) -> None:
    """Forget the watch; with a point, end the process when it is passed for the nth time."""
    left = nth

    def observe(name: str) -> None:
        nonlocal left
        left -= name == point
        if not left:
            raise Killed

    with backend_of(root).open(order.at, observer=observe) as (store, _):
        store.forget(order, order.at, at_once=at_once)
        for second in range(0 if at_once else 60):
            store.seal(order.at + timedelta(seconds=second))
            store.thin_out(order.at + timedelta(seconds=second), Retention())


def start(root: Path) -> None:
    with backend_of(root).open(LATER):
        pass


def verified(root: Path) -> Verdict:
    return backend_of(root).verify(LATER)


def rows_of(root: Path, watch: str) -> dict[str, int]:
    """The number of rows of a watch by table, of all tables but the log and the orders."""
    columns = dict.fromkeys(("outbox", "events", "readings", "wordings", "versions"), "watch")
    with closing(sqlite3.connect(root / "index.sqlite")) as connection:
        return {
            table: connection.execute(
                f"SELECT count(*) FROM {table} WHERE {column} = ?", (watch,)
            ).fetchone()[0]
            for table, column in (columns | {"watches": "id"}).items()
        }


def test_all_of_the_watch_goes_and_all_of_the_others_stays(two: Path) -> None:
    assert all(rows_of(two, WATCH).values())
    before = rows_of(two, OTHER)
    forget(two)
    assert not any(rows_of(two, WATCH).values())
    assert rows_of(two, OTHER) == before
    assert not (two / "ostenz").exists()
    assert len(list((two / OTHER).iterdir())) == 6
    with closing(backend_of(two).queries()) as queries:
        assert queries.search(WORD) == ()
        assert {hit.wording.watch for hit in queries.search("sell")} == {OTHER}
        assert queries.orders()[0].order == ORDER


def test_a_daemon_removes_it_a_little_per_tick(two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forgetting, "AT_ONCE", 2)
    left = []
    with backend_of(two).open(ORDER.at) as (store, _):
        store.forget(ORDER, ORDER.at, at_once=False)
        assert len(list((two / WATCH).iterdir())) == 6
        for second in range(60):
            store.seal(ORDER.at + timedelta(seconds=second))
            store.thin_out(ORDER.at + timedelta(seconds=second), Retention())
            left.append(len(list((two / "ostenz").rglob("*.*"))))
    assert set(left) - {6} == {4, 2, 0}
    assert not (two / "ostenz").exists()
    assert verified(two).damaged == ()


def test_what_goes_and_what_is_left_is_told(two: Path) -> None:
    (two / WATCH / "notes.txt").write_text("mine")
    (two / "index.sqlite.until-2026-01-01T00-00-00Z").touch()
    with backend_of(two).open(NOW) as (store, _):
        told = store.forget(ORDER, ORDER.at)
    assert (told.versions, told.events, told.readings, told.files) == (2, 1, 3, 6)
    assert told.undelivered == 1
    assert told.left == (two / WATCH / "notes.txt",)
    assert [path.name[:18] for path in told.old_indexes] == ["index.sqlite.until"]


def test_verify_and_rebuild_know_that_it_was_forgotten(two: Path) -> None:
    forget(two)
    assert verified(two).damaged == ()
    (entry,) = verified(two).forgotten
    assert (entry.watch, entry.by, entry.versions) == (WATCH, "alice", 2)
    (two / "index.sqlite").unlink()
    rebuilt = backend_of(two).rebuild(LATER)
    assert (rebuilt.watches, rebuilt.damaged) == (1, ())
    assert verified(two).damaged == ()


@pytest.mark.parametrize("at_once", [False, True])
@pytest.mark.parametrize("rebuilt", [False, True])
@pytest.mark.parametrize(
    ("point", "nth"), [*((p, 1) for p in POINTS), *((POINTS[-1], n) for n in (2, 3, 4, 5, 6))]
)
def test_after_a_death_at_any_point_it_is_forgotten_or_as_before(
    two: Path, point: str, nth: int, rebuilt: bool, at_once: bool
) -> None:
    before = rows_of(two, WATCH)
    with pytest.raises(Killed):
        forget(two, point=point, nth=nth, at_once=at_once)
    if rebuilt and point not in POINTS[:2]:  # without a checkpoint, the index alone has the entry
        (two / "index.sqlite").unlink()
    start(two)
    assert verified(two).damaged == ()
    if point == POINTS[0]:
        assert rows_of(two, WATCH) == before
        assert len(list((two / WATCH).iterdir())) == 6
    else:
        assert not any(rows_of(two, WATCH).values())
        assert not list((two / "ostenz").rglob("*.*"))


def test_the_same_watch_can_begin_anew(two: Path) -> None:
    forget(two)
    with backend_of(two).open(ORDER.at) as (store, _):
        store.sync_watches([watch_named()], ORDER.at)
        books = Books(store, ORDER.at + timedelta(hours=1))  # type: ignore[arg-type]
        books.change(WATCH, "We begin anew.")
        assert store.newest(WATCH) == 1
    start(two)
    assert verified(two).damaged == ()
    (two / "index.sqlite").unlink()
    assert backend_of(two).rebuild(LATER).damaged == ()
    with closing(backend_of(two).queries()) as queries:
        assert [v.seq for v in queries.versions(WATCH)] == [1]


def test_files_without_rows_can_be_forgotten_too(two: Path) -> None:
    stray = two / "stray" / "terms"
    shutil.copytree(two / WATCH, stray)
    forget(two, replace(ORDER, watch="stray/terms"))
    assert not stray.parent.exists()
    assert verified(two).damaged == ()


def test_a_watch_of_which_nothing_is_stored_is_refused(two: Path) -> None:
    with pytest.raises(UsageError, match="nothing is stored of nobody/nothing"):
        forget(two, replace(ORDER, watch="nobody/nothing"))


# ------------------------------------------------------------ restored backups


def test_files_of_a_backup_are_reported_and_the_next_start_removes_them(two: Path) -> None:
    shutil.copytree(two / WATCH, two.parent / "backup")
    forget(two)
    shutil.copytree(two.parent / "backup", two / WATCH)
    assert len(verified(two).damaged) == 6
    start(two)
    assert verified(two).damaged == ()
    assert not (two / WATCH).exists()


def test_an_index_of_a_backup_does_not_bring_it_back(two: Path) -> None:
    shutil.copy(two / "index.sqlite", two.parent / "backup")
    forget(two)
    (two / "index.sqlite").unlink()
    shutil.copy(two.parent / "backup", two / "index.sqlite")
    start(two)
    assert not any(rows_of(two, WATCH).values())
    assert verified(two).damaged == ()


def test_a_rebuild_salvages_no_alert_of_it(two: Path) -> None:
    shutil.copy(two / "index.sqlite", two.parent / "backup")
    forget(two)
    (two / "index.sqlite").unlink()
    shutil.copy(two.parent / "backup", two / "index.sqlite")
    backend_of(two).rebuild(LATER)
    assert not any(rows_of(two, WATCH).values())
    assert rows_of(two, OTHER)["outbox"] == 1


# ------------------------------------------------------------ attempts to hide a deletion


def delete_by_hand(root: Path, watch: str) -> None:
    """Remove a watch as somebody who may write into the folder, without the key."""
    shutil.rmtree(root / watch)
    with closing(sqlite3.connect(root / "index.sqlite")) as connection:
        for table in ("outbox", "events", "readings", "wordings", "versions"):
            connection.execute(f"DELETE FROM {table} WHERE watch = ?", (watch,))
        connection.execute("DELETE FROM watches WHERE id = ?", (watch,))
        connection.commit()


def append(root: Path, change: Callable[[ForgottenEntry], ForgottenEntry]) -> None:
    """Add a forgetting of the other watch to the index, made from the true one."""
    (true,) = verified(root).forgotten
    with closing(sqlite3.connect(root / "index.sqlite")) as connection:
        head = log_table.of_watch(connection, OTHER)[-1]
        assert isinstance(head, VersionEntry)
        log_table.append(connection, change(replace(true, watch=OTHER, head=head.record)))
        connection.commit()


@pytest.mark.parametrize("signed_later", [False, True])
def test_a_forgetting_that_the_key_did_not_sign_hides_nothing(
    two: Path, signed_later: bool
) -> None:
    forget(two)
    append(two, lambda entry: entry)
    delete_by_hand(two, OTHER)
    if signed_later:
        start(two)  # a checkpoint over it is signed
    told = [str(error) for error in verified(two).damaged]
    assert any("removal that this log's key did not sign" in each for each in told)
    assert sum("was dropped" in each for each in told) == 2


def test_an_unsigned_forgetting_removes_no_file(two: Path) -> None:
    forget(two)
    append(two, lambda entry: entry)
    start(two)
    assert len(list((two / OTHER).iterdir())) == 6


def test_a_true_forgetting_cannot_be_used_again(two: Path) -> None:
    """The watch begins anew, and somebody deletes it and repeats the old entry."""
    forget(two)
    with backend_of(two).open(ORDER.at) as (store, _):
        store.sync_watches([watch_named()], ORDER.at)
        Books(store, ORDER.at + timedelta(hours=1)).change(WATCH, "We begin anew.")  # type: ignore[arg-type]
    start(two)
    (true,) = verified(two).forgotten
    delete_by_hand(two, WATCH)
    with closing(sqlite3.connect(two / "index.sqlite")) as connection:
        log_table.append(connection, true)
        connection.commit()
    told = [str(error) for error in verified(two).damaged]
    assert any("another head" in each for each in told)
    assert any("was dropped" in each for each in told)


def test_without_the_key_nothing_is_forgotten(two: Path) -> None:
    shutil.move(default_keys(two) / "log.key", two.parent)
    with pytest.raises(Exception, match="key is missing"):
        forget(two)
    assert len(list((two / WATCH).iterdir())) == 6


def test_a_power_loss_at_any_step_leaves_it_forgotten_or_whole(
    opened: Any, fake_files: Any, power_loss: type[BaseException], root: Path
) -> None:
    def filled(files: Any) -> Any:
        store = opened(files=files)
        store.sync_watches([watch_named()], NOW)
        Books(store).change(WATCH, "We keep data.")
        return store

    files = fake_files()
    store = filled(files)
    begun = files.steps
    store.forget(ORDER, ORDER.at)
    steps = files.steps - begun
    store.close()
    assert steps > 5
    for cut in range(1, steps + 1):
        shutil.rmtree(root)
        shutil.rmtree(default_keys(root))
        files = fake_files()
        store = filled(files)
        files.cut = files.steps + cut
        with pytest.raises(power_loss):
            store.forget(ORDER, ORDER.at)
        store.close()
        for survival in ("synced names last", "all names last"):
            left = files.after_power_loss(survival)
            again, _ = open_store(root, LATER, files=left)
            assert not [entry for entry in left.list("") if entry.name == "ostenz"]
            again.close()
