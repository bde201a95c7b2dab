"""All questions to the index, together."""

from __future__ import annotations

from pathlib import Path

from monitor.errors import StoreDamaged
from monitor.store.snapshots.filesystem import RealFiles
from monitor.store.snapshots.folder import Snapshots
from monitor.store.sqlite.connection import INDEX, connect
from monitor.store.sqlite.event_queries import EventQueries
from monitor.store.sqlite.order_table import OrderTableQueries
from monitor.store.sqlite.search_queries import SearchQueries
from monitor.store.sqlite.version_queries import VersionQueries
from monitor.store.sqlite.watch_queries import WatchQueries


class SqliteQueries(WatchQueries, VersionQueries, SearchQueries, EventQueries, OrderTableQueries):
    """Implements `protocols.Queries`; each thread needs an instance of its own."""


def open_queries(root: Path) -> SqliteQueries:
    """Open a read-only connection for this thread, beside a running daemon.

    Raises `StoreDamaged` if there is no index or it cannot be read.
    """
    path = root / INDEX
    if not path.exists():
        raise StoreDamaged(path, "there is no index yet: run the monitor once, or rebuild it")
    return SqliteQueries(connect(path, read_only=True), Snapshots(root, RealFiles(root)))
