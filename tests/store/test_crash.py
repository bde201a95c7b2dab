"""Nothing is lost and nothing half done, wherever a step is cut off: by a power loss or by a kill."""

from __future__ import annotations

import errno
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from monitor.errors import StoreFull, StoreUnwritable
from monitor.store.sqlite.outbox import SqliteOutbox
from monitor.store.sqlite.recovery import open_store
from monitor.store.sqlite.sqlite_store import SqliteStore
from monitor.store.sqlite.verification import verify

WATCH = "ostenz/privacy-policy"
STEPS = 20
"""Effects on files of one commit; a test below holds the number to the truth."""


def test_a_commit_has_as_many_steps_as_are_cut(opened: Any, enrolled: Any, fake_files: Any) -> None:
    files = fake_files()
    books = enrolled(opened(files=files))
    books.change(WATCH, "We keep data.")
    begun = files.steps
    books.change(WATCH, "We sell data.")
    assert files.steps - begun == STEPS


@pytest.mark.parametrize("cut", range(1, STEPS + 1))
def test_after_a_power_loss_a_version_is_whole_or_was_never_there(
    opened: Any,
    enrolled: Any,
    fake_files: Any,
    power_loss: type[BaseException],
    root: Path,
    cut: int,
) -> None:
    files = fake_files()
    books = enrolled(opened(files=files))
    kept = books.change(WATCH, "We keep data.")
    files.cut = files.steps + cut
    step = books.step(WATCH, "We sell data.")
    with pytest.raises(power_loss):
        books.store.commit(step, books.alerts(step))
    books.store.close()
    for survival in ("synced names last", "all names last"):
        left = files.after_power_loss(survival)
        store, _ = open_store(root, books.now, files=left)
        assert not verify(root, store.query, books.now, files=left).damaged
        assert (store.memory(WATCH), store.query.alerts()) == (kept.memory, ())
        assert not temporaries(left)
        store.close()


def test_what_was_committed_outlasts_a_power_loss(
    opened: Any, enrolled: Any, fake_files: Any, root: Path
) -> None:
    files = fake_files()
    books = enrolled(opened(files=files))
    step = books.change(WATCH, "We keep data.")
    books.store.close()
    left = files.after_power_loss("synced names last")
    store, _ = open_store(root, books.now, files=left)
    assert store.page(WATCH, 1).body == step.version.page.body
    store.close()


def test_the_harness_sees_a_store_that_does_not_sync(
    opened: Any, enrolled: Any, fake_files: Any, root: Path
) -> None:
    files = fake_files(syncs_names=False)
    books = enrolled(opened(files=files))
    books.change(WATCH, "We keep data.")
    books.store.close()
    left = files.after_power_loss("synced names last")
    store = SqliteStore(root, files=left)
    assert len(verify(root, store.query, books.now, files=left).damaged) == 3
    store.close()


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS])
def test_without_room_the_old_state_stays_as_it_was(
    opened: Any, enrolled: Any, fake_files: Any, root: Path, code: int
) -> None:
    files = fake_files()
    books = enrolled(opened(files=files))
    books.change(WATCH, "We keep data.")
    before = (root / "index.sqlite").read_bytes()
    step = books.step(WATCH, "We sell data.")
    for number in range(1, STEPS + 1):
        files.errors = {files.steps + number: code}
        with pytest.raises(StoreFull):
            books.store.commit(step, books.alerts(step))
        assert (root / "index.sqlite").read_bytes() == before
        assert not temporaries(files)
    files.errors = {}
    books.store.commit(step, books.alerts(step))
    assert books.store.page(WATCH, 2).body == b"We sell data."
    assert len(books.store.query.alerts()) == 1


def test_without_room_for_the_index_the_old_state_stays_too(
    opened: Any, enrolled: Any, root: Path
) -> None:
    books = enrolled(opened())
    kept = books.change(WATCH, "We keep data.")
    step = books.step(WATCH, "We sell data.")
    connection = books.store._connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    large = books.alerts(step, tuple(f"channel-{number}" for number in range(999)))
    with pytest.raises(StoreFull):
        books.store.commit(step, large)
    assert (books.store.memory(WATCH), books.store.newest(WATCH)) == (kept.memory, 1)
    connection.execute("PRAGMA max_page_count = 1000000")
    books.store.commit(step, large)
    assert len(books.store.query.alerts(limit=2000)) == 999
    assert not verify(root, books.store.query, books.now).damaged


def test_a_failed_sync_stops_the_step_before_the_index_knows_of_it(
    opened: Any, enrolled: Any, fake_files: Any
) -> None:
    files = fake_files()
    books = enrolled(opened(files=files))
    step = books.step(WATCH, "We keep data.")
    files.errors = {files.steps + STEPS: errno.EIO}
    with pytest.raises(StoreUnwritable) as caught:
        books.store.commit(step, ())
    assert caught.value.exit_code == 74
    assert books.store.newest(WATCH) == 0


POINTS = [
    ("temporary written", 1), ("temporary written", 3), ("renamed", 1), ("renamed", 2),
    ("renamed", 3), ("folder synced", 1), ("in transaction", 1), ("committed", 1),
]  # fmt: skip
"""Each point, and which passing of it is the last."""

KILLED = """
import os, pickle, signal, sys
from pathlib import Path
from monitor.store.sqlite.sqlite_store import SqliteStore
root, step, alerts, point, nth = pickle.load(sys.stdin.buffer)
def passing(name):
    global nth
    nth -= name == point
    if nth == 0:
        os.kill(os.getpid(), signal.SIGKILL)
SqliteStore(root, reader="r1", observer=passing).commit(step, alerts)
"""


@pytest.mark.parametrize(("point", "nth"), POINTS)
def test_a_kill_at_each_point_loses_nothing_and_repeating_the_step_does_it_once(
    books: Any, root: Path, opened: Callable[..., SqliteStore], point: str, nth: int
) -> None:
    books.change(WATCH, "We keep data.")
    step = books.step(WATCH, "We sell data.")
    alerts = books.alerts(step)
    books.store.close()
    killed = subprocess.run(
        [sys.executable, "-c", KILLED], input=pickle.dumps((root, step, alerts, point, nth))
    )
    assert killed.returncode == -signal.SIGKILL
    store, _ = open_store(root, books.now, reader="r1")
    committed = store.memory(WATCH) == step.memory
    assert committed == (point == "committed")
    store.commit(step, alerts)
    assert not verify(root, store.query, books.now + timedelta(days=2)).damaged
    assert [row.alert.id for row in store.query.alerts()] == [alert.id for alert in alerts]
    assert store.page(WATCH, 2).body == b"We sell data."
    assert not [name for name in os.listdir(root / WATCH) if name.startswith(".")]  # noqa: PTH208 - names are all that is asked
    store.close()


@pytest.mark.parametrize("point", ["leased", "sent", "recorded"])
def test_a_kill_around_a_delivery_repeats_it_under_the_same_id_or_not_at_all(
    books: Any, root: Path, point: str
) -> None:
    class KilledError(BaseException):
        pass

    def passing(name: str) -> None:
        if name == point:
            raise KilledError

    books.change(WATCH, "We keep data.")
    books.change(WATCH, "We sell data.")
    outbox = SqliteOutbox(books.store._connection, root / "index.sqlite", passing)
    (delivery,) = outbox.due(books.now, 10)
    try:
        outbox.lease((delivery.alert.id,), books.now + timedelta(minutes=2))
        outbox.sent(delivery.alert.id, books.now)
        pytest.fail(f"the point {point} was not passed")
    except KilledError:
        pass
    books.store.close()
    store, recovered = open_store(root, books.now)
    again = [d.alert.id for d in store.outbox.due(books.now, 10)]
    assert again == ([] if point == "recorded" else [delivery.alert.id])
    assert recovered.leases == len(again)
    store.close()


def temporaries(files: Any) -> list[str]:
    return [entry.name for entry in files.list(WATCH) if entry.name.startswith(".tmp-")]
