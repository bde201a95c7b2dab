"""The backend of a snapshot folder: locked while open, readable beside it, with generated files."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from monitor.errors import StoreDamaged, StoreLocked
from monitor.model import Alert
from monitor.store.sqlite.folder_backend import FolderBackend
from monitor.store.sqlite.sqlite_store import SqliteStore
from monitor.store.upkeep import Recovered

WATCH = "ostenz/privacy-policy"


def test_a_folder_is_untouched_until_something_is_stored_in_it(
    root: Path, opened: Callable[..., SqliteStore]
) -> None:
    assert FolderBackend(root).is_untouched()
    root.mkdir()
    assert FolderBackend(root).is_untouched()
    opened().close()
    assert not FolderBackend(root).is_untouched()


def test_versions_without_an_index_are_not_untouched(books: Any, root: Path) -> None:
    books.change(WATCH, "We keep data.")
    books.store.close()
    (root / "index.sqlite").unlink()
    assert not FolderBackend(root).is_untouched()


def test_an_open_store_keeps_others_out_and_lets_them_read(books: Any, root: Path) -> None:
    books.change(WATCH, "We keep data.")
    books.store.close()
    backend = FolderBackend(root)
    with backend.open(books.now) as (store, recovered):
        assert recovered == Recovered()
        assert store.newest(WATCH) == 1
        with pytest.raises(StoreLocked), backend.open(books.now):
            pass
        with pytest.raises(StoreLocked):
            backend.rebuild(books.now)
        with closing(backend.queries()) as queries:
            assert queries.newest(WATCH) == 1
    with backend.open(books.now):
        pass


def test_a_command_makes_an_alert_due_beside_an_open_store(books: Any, root: Path) -> None:
    books.store.outbox.put(Alert("a", WATCH, "team", "test", b"{}", books.now))
    books.store.outbox.dead("a", "poisoned", books.now)
    with FolderBackend(root).outbox() as outbox:
        outbox.redeliver("a", books.now)
    assert [delivery.alert.id for delivery in books.store.outbox.due(books.now, 9)] == ["a"]


def test_a_rebuilt_index_is_verified(books: Any, root: Path) -> None:
    books.change(WATCH, "We keep data.")
    books.store.close()
    backend = FolderBackend(root)
    rebuilt = backend.rebuild(books.now)
    assert (rebuilt.watches, rebuilt.versions, rebuilt.damaged) == (1, 1, ())
    verdict = backend.verify(books.now)
    assert (verdict.versions, verdict.damaged, verdict.orphans) == (1, (), ())


def test_generated_files_are_listed_and_replaced(books: Any, root: Path) -> None:
    files = FolderBackend(root).derived_files("feeds")
    assert files.names() == frozenset()
    files.write({"all.xml": b"one"})
    files.write({"all.xml": b"two", "ostenz.xml": b"three"})
    assert files.names() == {"all.xml", "ostenz.xml"}
    assert (root / "feeds" / "all.xml").read_bytes() == b"two"


def test_a_link_in_place_of_the_generated_folder_is_damage(
    books: Any, root: Path, tmp_path: Path
) -> None:
    (root / "feeds").symlink_to(tmp_path)
    with pytest.raises(StoreDamaged):
        FolderBackend(root).derived_files("feeds").write({"all.xml": b"one"})
