"""Real disks without room: nothing is changed, and once there is room all goes on."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from monitor.errors import StoreFull
from monitor.store.sqlite.queries import open_queries
from monitor.store.sqlite.recovery import open_store
from monitor.store.sqlite.sqlite_store import SqliteStore
from monitor.store.sqlite.verification import verify

WATCH = "ostenz/privacy-policy"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte, where this process may mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if os.geteuid() or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("mounting a file system needs root")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.fixture
def on_disk(disk: Path, enrolled: Callable[..., Any]) -> Iterator[Any]:
    """Books whose store lies on that disk."""
    store = SqliteStore(disk / "snapshots", reader="r1")
    yield enrolled(store)
    store.close()


def large(step: Any) -> Any:
    """The step with a page that cannot be compressed to less than 100 kB."""
    page = replace(step.version.page, body=os.urandom(100_000))
    return replace(step, version=replace(step.version, page=page))


def test_a_full_disk_changes_nothing_and_once_there_is_room_all_goes_on(
    on_disk: Any, disk: Path
) -> None:
    on_disk.change(WATCH, "We keep data.")
    before = (disk / "snapshots/index.sqlite").read_bytes()
    filler = disk / "filler"
    step = large(on_disk.step(WATCH, "We sell data."))
    for room in (0, 8_192, 150_000):
        fill(filler, room)
        alerts = on_disk.alerts(step, tuple(f"c{n}" for n in range(3000)))
        with pytest.raises(StoreFull):
            on_disk.store.commit(step, alerts)
        assert (disk / "snapshots/index.sqlite").read_bytes() == before
        assert on_disk.store.newest(WATCH) == 1
        filler.unlink()
    on_disk.store.commit(step, on_disk.alerts(step))
    assert not verify(disk / "snapshots", on_disk.store.query, on_disk.now).damaged
    assert on_disk.store.page(WATCH, 2) == replace(
        step.version.page, headers=(("Content-Type", "text/html"),)
    )


def test_a_disk_that_may_only_be_read_is_named_and_can_still_be_asked(
    on_disk: Any, disk: Path
) -> None:
    on_disk.change(WATCH, "We keep data.")
    on_disk.store.close()
    root = disk / "snapshots"
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    with pytest.raises(StoreFull, match="readonly"):
        open_store(root, on_disk.now)
    queries = open_queries(root)
    assert queries.version(WATCH, 1).clauses[0].text == "We keep data."
    assert not verify(root, queries, on_disk.now).damaged
    queries.close()
    subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
    store, _ = open_store(root, on_disk.now)
    assert store.newest(WATCH) == 1
    store.close()


def fill(filler: Path, room: int) -> None:
    """Leaves that many bytes of the disk free."""
    free = os.statvfs(filler.parent).f_bavail * os.statvfs(filler.parent).f_bsize
    filler.write_bytes(bytes(free - room))


LIMITED = """
import pickle, resource, sys
from monitor.errors import StoreFull
from monitor.store.sqlite.queries import open_queries
from monitor.store.sqlite.sqlite_store import SqliteStore
root, step, alerts, limit = pickle.load(sys.stdin.buffer)
store = SqliteStore(root, reader="r1")
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, -1))
try:
    store.commit(step, alerts)
except StoreFull as error:
    assert store.newest(step.memory.watch) == 1
    resource.setrlimit(resource.RLIMIT_FSIZE, (-1, -1))
    store.commit(step, alerts)
    print("refused, then stored")
"""


@pytest.mark.parametrize("limit", [0, 1_000, 8_192, 60_000, 150_000])
def test_a_limit_on_the_size_of_files_changes_nothing_either(
    books: Any, root: Path, limit: int
) -> None:
    books.change(WATCH, "We keep data.")
    step = large(books.step(WATCH, "We sell data."))
    alerts = books.alerts(step, tuple(f"c{n}" for n in range(2000)))
    books.store.close()
    limited = subprocess.run(
        [sys.executable, "-c", LIMITED],
        input=pickle.dumps((root, step, alerts, limit)), capture_output=True,
    )  # fmt: skip
    assert (limited.stdout, limited.stderr) == (b"refused, then stored\n", b"")
    store, _ = open_store(root, books.now)
    assert not verify(root, store.query, books.now).damaged
    assert len(store.query.alerts(limit=3000)) == 2000
    store.close()
