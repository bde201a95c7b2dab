"""Remove raw pages and orders that the configured time to keep them has outlived.

Each removal is logged before it happens, signed, so that `verify` can tell it from damage. After a
crash in between, the file is there next day and is removed then.
"""

from __future__ import annotations

import sqlite3
from datetime import date, datetime
from pathlib import Path
from typing import Final

from monitor.store.codec import stamp, unpack
from monitor.store.error_translation import understanding, writing
from monitor.store.retention import Retention
from monitor.store.rows import StoredFile
from monitor.store.snapshots.folder import Snapshots
from monitor.store.snapshots.listing import files_in
from monitor.store.snapshots.log_files import LogFiles, orders_name
from monitor.store.sqlite import log_table
from monitor.store.sqlite.connection import transaction
from monitor.store.sqlite.sealing import Sealing
from monitor.transparency.entries import OrdersEntry, RetiredEntry
from monitor.transparency.removals import signed_removal

AT_ONCE: Final = 20
"""Files removed per tick, which takes some milliseconds."""

WATCHES_AT_ONCE: Final = 20
"""Watches examined per tick."""

# The version that stands, and the newest, are compared with the next reading: their pages stay.
_OLD: Final = """
SELECT files FROM versions WHERE watch = ?1 AND captured_at < ?2
AND seq != (SELECT max(seq) FROM versions WHERE watch = ?1)
AND seq != (SELECT json_extract(CAST(memory AS TEXT), '$.head') FROM watches WHERE id = ?1)
ORDER BY seq
"""


class Retirement:
    """Processes all watches once a day, a few per tick, on the daemon's connection."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path,
        snapshots: Snapshots,
        log_files: LogFiles,
        sealing: Sealing,
    ) -> None:
        self._connection = connection
        self._path = path
        self._snapshots = snapshots
        self._log_files = log_files
        self._sealing = sealing
        self._last: date | None = None
        self._left: list[str] = []
        self._old_rolls: list[OrdersEntry] = []

    def kick(self, now: datetime, retention: Retention) -> None:
        """Process the next few watches, unless today's round is complete.

        Without the log's key nothing is removed until the next day: `verify` reports the key.
        """
        if self._last is None or now.date() > self._last:
            self._last = now.date()
            self._left = self._watches() if retention.raw else []
            self._old_rolls = self._rolls((now - retention.orders).date().isoformat())
        if not (self._left or self._old_rolls):
            return
        if not self._sealing.can_sign():
            self._left, self._old_rolls = [], []
        elif self._left and retention.raw:
            self._retire_pages(now, stamp(now - retention.raw))
        elif self._old_rolls:
            self._retire_orders(self._old_rolls.pop(0), now)

    def _watches(self) -> list[str]:
        with understanding(self._path):
            return [row["id"] for row in self._connection.execute("SELECT id FROM watches")]

    def _retire_pages(self, now: datetime, before: str) -> None:
        """Retire pages of the next watches; a watch with more than fit stays for the next tick."""
        room = AT_ONCE
        for watch in self._left[:WATCHES_AT_ONCE]:
            old = self._old_pages(watch, before)
            for name in old[:room]:
                self._retire_page(watch, name, now)
            if len(old) > room:
                return
            room -= len(old)
            self._left.remove(watch)

    def _old_pages(self, watch: str, before: str) -> list[str]:
        """Return the page files of this watch that are there and too old."""
        with understanding(self._path):
            rows = self._connection.execute(_OLD, (watch, before)).fetchall()
        names = [unpack(row["files"], tuple[StoredFile, ...])[0].name for row in rows]
        present = files_in(self._snapshots.files, self._snapshots.root, watch) if names else ()
        return [name for name in names if name in present]

    def _retire_page(self, watch: str, name: str, now: datetime) -> None:
        self._log_removal(watch, name, now)
        with writing(self._snapshots.root / watch / name):
            self._snapshots.files.remove(f"{watch}/{name}")

    def _rolls(self, before: str) -> list[OrdersEntry]:
        """Return the rolls of orders from before this day that are kept still."""
        with understanding(self._path):
            entries = log_table.of_watch(self._connection, log_table.ORDERS)
        removed = {entry.file for entry in entries if isinstance(entry, RetiredEntry)}
        gone = removed - self._log_files.names() if removed else removed
        return [
            entry for entry in entries
            if isinstance(entry, OrdersEntry) and entry.day < before
            and orders_name(entry.last) not in gone
        ]  # fmt: skip

    def _retire_orders(self, entry: OrdersEntry, now: datetime) -> None:
        """Remove a roll of orders, and its orders in the index."""
        name = orders_name(entry.last)
        self._log_removal(log_table.ORDERS, name, now)
        with transaction(self._connection, self._path) as connection:
            connection.execute("DELETE FROM orders WHERE number <= ?", (entry.last,))
        self._log_files.remove_roll(name)

    def _log_removal(self, subject: str, name: str, now: datetime) -> None:
        """Log that a file is removed, unless a crash prevented its removal after that."""
        if log_table.is_retired(self._connection, subject, name):
            return
        entry = signed_removal(RetiredEntry(subject, name, stamp(now)), self._sealing.signer())
        with transaction(self._connection, self._path) as connection:
            log_table.append(connection, entry)
