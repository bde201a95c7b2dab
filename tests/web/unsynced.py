"""A store that skips syncing to disk, to be filled quickly."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from monitor.store.sqlite.sqlite_store import SqliteStore


@contextmanager
def unsynced_store(root: Path) -> Iterator[SqliteStore]:
    """Open a new store in this folder until the block ends."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _fd: None)
        patch.setattr(
            "monitor.store.sqlite.connection._JOURNAL",
            {True: ("WAL", "OFF"), False: ("DELETE", "OFF")},
        )
        with closing(SqliteStore(root)) as store:
            yield store
