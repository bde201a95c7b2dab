"""Feeds lie beside the snapshots as files, and are never worth a reading."""

from __future__ import annotations

import asyncio
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
import structlog
from structlog.testing import capture_logs

from monitor.decide.memory import Problem
from monitor.decide.step import CheckRecord, Event, Step
from monitor.feeds.builder import ENTRIES
from monitor.feeds.feed_files import FOLDER, FeedFiles, Publishing
from monitor.model import Watch
from monitor.store.backends import backend_of
from monitor.store.orders import COMMAND_LINE, FORGET, Order
from monitor.store.sqlite.sqlite_store import SqliteStore

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
TITLE = "{http://www.w3.org/2005/Atom}entry/{http://www.w3.org/2005/Atom}title"
WATCHES = [
    Watch(f"{c}/{d}", c.title(), d, f"https://{c}.example/{d}")
    for c in ("a", "b")
    for d in ("p", "t")
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An index of four watches, to which nothing has happened."""
    root = tmp_path / "snapshots"
    with closing(SqliteStore(root)) as store:
        store.sync_watches(WATCHES, NOW)
    return root


def happen(root: Path, watch: str, times: int = 1) -> None:
    """A problem of the watch is told, so many times."""
    with closing(SqliteStore(root)) as store:
        for _ in range(times):
            memory = store.memory(watch)
            number = memory.events + 1
            at = NOW + timedelta(minutes=number)
            event = Event("policy.problem", watch, number, at, problem=Problem("wall", "", at))
            told = replace(memory, events=number)
            store.commit(Step(told, CheckRecord(watch, at, "trouble"), None, (event,)), ())


def feed_files(root: Path) -> FeedFiles:
    store = backend_of(root)
    return FeedFiles(store.queries, store.derived_files(FOLDER))


def write(root: Path, *touched: str, complete: bool = False) -> None:
    async def work() -> None:
        feeds = feed_files(root)
        if complete:
            feeds.complete()
        for watch in touched:
            feeds.touch(watch)
        await feeds.close()

    asyncio.run(work())


def entries(root: Path, name: str) -> list[str]:
    found = ElementTree.parse(root / "feeds" / f"{name}.xml").getroot().findall(TITLE)
    return [title.text or "" for title in found]


def test_every_feed_is_there_before_anything_happens(root):
    write(root, complete=True)
    names = {path.name for path in (root / "feeds").iterdir()}
    assert names == {f"{n}.xml" for n in ("all", "a", "b", "a.p", "a.t", "b.p", "b.t")}
    assert entries(root, "all") == []


def test_an_event_reaches_the_feeds_that_tell_of_its_watch_and_no_other(root):
    write(root, complete=True)
    before = {p.name: p.stat().st_mtime_ns for p in (root / "feeds").iterdir()}
    happen(root, "a/p")
    write(root, "a/p")
    after = {p.name: p.stat().st_mtime_ns for p in (root / "feeds").iterdir()}
    assert {n for n in after if after[n] != before[n]} == {"all.xml", "a.xml", "a.p.xml"}
    assert [len(entries(root, n)) for n in ("all", "a", "a.p", "a.t", "b")] == [1, 1, 1, 0, 0]


def test_the_newest_come_first_and_the_oldest_leave(root):
    happen(root, "a/p", ENTRIES + 2)
    happen(root, "a/t", 1)
    write(root, "a/p", "a/t")
    assert len(entries(root, "all")) == len(entries(root, "a")) == ENTRIES
    assert entries(root, "a.t")[0].startswith("A, t: ")


def test_no_unfinished_file_is_left(root):
    write(root, complete=True)
    assert not [path for path in (root / "feeds").iterdir() if path.name.startswith(".")]


def test_a_planted_link_is_replaced_and_its_target_left_alone(root, tmp_path):
    target = tmp_path / "target"
    target.write_text("precious")
    (root / "feeds").mkdir()
    for name in ("all.xml", ".tmp-all.xml"):
        (root / "feeds" / name).symlink_to(target)
    write(root, "a/p")
    assert target.read_text() == "precious"
    assert not (root / "feeds" / "all.xml").is_symlink()


@pytest.mark.parametrize("kind", ["link", "file"])
def test_what_stands_in_the_folders_place_is_told_and_left_alone(root, tmp_path, kind):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    if kind == "link":
        (root / "feeds").symlink_to(elsewhere)
    else:
        (root / "feeds").write_text("mine")
    with capture_logs() as logs:
        write(root, "a/p", complete=True)
    assert [entry["event"] for entry in logs] == ["feeds_not_written"]
    assert list(elsewhere.iterdir()) == []


def test_a_reading_is_stored_and_returned_whatever_becomes_of_the_feeds(root):
    """Here the index is gone before the feeds are written."""

    class Readings:
        async def check(self, watch: Watch) -> Step:
            (root / "index.sqlite").unlink()
            event = Event("policy.problem", watch.id, 1, NOW)
            return Step(None, CheckRecord(watch.id, NOW, "trouble"), None, (event,))  # type: ignore[arg-type] # nobody looks at it

    async def read() -> Step:
        feeds = feed_files(root)
        step = await Publishing(Readings(), feeds).check(WATCHES[0])
        await feeds.close()
        return step

    with capture_logs() as logs:
        assert asyncio.run(read()).reading.outcome == "trouble"
    assert logs[0]["event"] == "feeds_not_written"
    structlog.reset_defaults()


def forget(root: Path, watch: str) -> None:
    order = Order(NOW + timedelta(days=1), "alice", COMMAND_LINE, FORGET, watch)
    with closing(SqliteStore(root)) as store:
        store.forget(order, order.at)


def names(root: Path) -> set[str]:
    return {path.name.removesuffix(".xml") for path in (root / "feeds").iterdir()}


def test_the_feed_of_a_forgotten_watch_goes_and_no_other_tells_of_it(root):
    happen(root, "a/p")
    happen(root, "b/p")
    write(root, "a/p", "b/p", complete=True)
    forget(root, "a/p")
    write(root, complete=True)
    assert names(root) == {"all", "a", "b", "a.t", "b.p", "b.t"}
    assert [len(entries(root, n)) for n in ("all", "a", "b")] == [1, 0, 1]


def test_the_feed_of_a_company_goes_with_its_last_watch(root):
    write(root, complete=True)
    for watch in ("a/p", "a/t"):
        forget(root, watch)
    write(root, complete=True)
    assert names(root) == {"all", "b", "b.p", "b.t"}


def test_a_watch_that_only_left_the_watchlist_keeps_its_feed(root):
    write(root, complete=True)
    with closing(SqliteStore(root)) as store:
        store.sync_watches(WATCHES[1:], NOW)
    write(root, complete=True)
    assert "a.p" in names(root)


def test_after_a_death_while_feeds_were_pruned_the_next_start_goes_on(root, monkeypatch):
    """Until the last step, a file is left that shows what is to do."""
    happen(root, "a/p")
    write(root, "a/p", complete=True)
    forget(root, "a/p")
    with monkeypatch.context() as patch:
        patch.setattr("monitor.store.sqlite.folder_backend.FolderFiles.remove", _killed)
        write(root, complete=True)
    assert "a.p" in names(root)
    write(root, complete=True)
    assert "a.p" not in names(root)
    assert entries(root, "all") == []


def _killed(*_: object) -> None:
    raise OSError("the process ends here")


def test_events_that_come_in_a_crowd_are_written_in_a_few_rounds(root, monkeypatch):
    rounds: list[int] = []
    real = FeedFiles._write

    def counted(self: FeedFiles, touched: set[str], missing: bool, prune: bool) -> None:
        rounds.append(len(touched))
        real(self, touched, missing, prune)

    monkeypatch.setattr(FeedFiles, "_write", counted)

    async def work() -> None:
        feeds = feed_files(root)
        for _ in range(200):
            for watch in WATCHES:
                feeds.touch(watch.id)
            await asyncio.sleep(0)
        await feeds.close()

    asyncio.run(work())
    assert len(rounds) < 100
    assert sum(rounds) >= len(WATCHES)
