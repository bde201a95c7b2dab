"""A start makes good of the last end, and takes nothing away that somebody may need."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from monitor.store.sqlite.recovery import open_store
from monitor.store.sqlite.sqlite_store import SqliteStore
from monitor.store.sqlite.verification import verify
from monitor.store.upkeep import Recovered

WATCH = "ostenz/privacy-policy"
DAY = timedelta(days=1)


class KilledError(BaseException):
    """The process ends here."""


@pytest.fixture
def abandon(books: Any, opened: Callable[..., SqliteStore]) -> Callable[[str], Any]:
    """Begins a version and ends at a point of its way."""

    def abandon(text: str, point: str = "in transaction") -> Any:
        def passing(name: str) -> None:
            if name == point:
                raise KilledError

        store = opened(observer=passing)
        step = books.step(WATCH, text)
        with pytest.raises(KilledError):
            store.commit(step, books.alerts(step))
        store.close()
        books.now += timedelta(minutes=5)
        return step

    return abandon


def start(root: Path, now: Any) -> Recovered:
    store, recovered = open_store(root, now)
    assert not verify(root, store.query, now).damaged
    store.close()
    return recovered


def names(root: Path) -> list[str]:
    return sorted(path.name for path in (root / WATCH).iterdir())


def test_a_quiet_end_leaves_nothing_to_do(books: Any, root: Path) -> None:
    books.change(WATCH, "We keep data.")
    books.store.close()
    assert start(root, books.now + 9 * DAY) == Recovered()
    assert len(names(root)) == 3


def test_unfinished_files_are_removed_at_once(books: Any, root: Path) -> None:
    books.change(WATCH, "We keep data.")
    (root / WATCH / ".tmp-2026-11-22T01-25-44Z.md").write_bytes(b"half")
    assert start(root, books.now).temporaries == 1
    assert len(names(root)) == 3


def test_a_version_that_was_overtaken_is_kept_for_a_day(
    books: Any, root: Path, abandon: Any
) -> None:
    abandon("Never committed.")
    books.change(WATCH, "We keep data.")
    assert start(root, books.now + timedelta(hours=10)).orphans == 0
    assert len(names(root)) == 6
    assert start(root, books.now + DAY).orphans == 1
    assert len(names(root)) == 3


def test_a_version_that_was_not_overtaken_is_left_alone(
    books: Any, root: Path, abandon: Any
) -> None:
    """The index may have been put back from an older copy: then these are real versions."""
    books.change(WATCH, "We keep data.")
    abandon("Perhaps committed.")
    assert start(root, books.now + 99 * DAY).orphans == 0
    assert len(names(root)) == 6


def test_an_incomplete_version_is_removed_after_a_day(
    books: Any, root: Path, opened: Callable[..., SqliteStore]
) -> None:
    books.change(WATCH, "We keep data.")
    (root / WATCH / "2026-11-22T03-00-00Z.md").write_bytes(b"words")
    assert start(root, books.now).orphans == 0
    assert start(root, books.now + 2 * DAY).orphans == 1
    assert len(names(root)) == 3


def test_trying_again_takes_the_abandoned_files_place(
    books: Any, root: Path, abandon: Any, opened: Callable[..., SqliteStore]
) -> None:
    step = abandon("We keep data.")
    store = opened()
    store.commit(step, ())
    assert len(names(root)) == 3
    assert not verify(root, store.query, books.now + 2 * DAY).orphans


def test_what_people_keep_in_the_folder_is_theirs(books: Any, root: Path) -> None:
    books.change(WATCH, "We keep data.")
    kept = [
        root / "README.md",
        root / WATCH / "notes.txt",
        root / ".git/objects/pack",
        root / "a/b/2026.md",
    ]
    for path in kept:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("mine")
    books.store.close()
    start(root, books.now + 99 * DAY)
    assert all(path.exists() for path in kept)


def test_versions_of_a_watch_that_the_index_does_not_know_are_left_alone(
    books: Any, root: Path
) -> None:
    books.change(WATCH, "We keep data.")
    stem = books.store.version(WATCH, 1).stem
    foreign = root / "other/terms"
    foreign.mkdir(parents=True)
    for path in (root / WATCH).iterdir():
        (foreign / path.name).write_bytes(path.read_bytes())
    books.store.close()
    assert start(root, books.now + 99 * DAY).orphans == 0
    assert (foreign / f"{stem}.md").exists()
