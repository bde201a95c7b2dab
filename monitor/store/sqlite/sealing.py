"""Close each day in the log, with its readings and orders, and sign a checkpoint of it.

A day is closed an hour after its end, when its last readings are stored. The roll is built for a
few watches per tick, so that no tick is long.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from monitor.errors import StoreDamaged
from monitor.store.codec import sha256
from monitor.store.error_translation import understanding
from monitor.store.snapshots.evidence_keys import KEY, EvidenceKeys
from monitor.store.snapshots.log_files import CHECKPOINT, LogFiles, orders_name, roll_name
from monitor.store.sqlite import log_table, order_table
from monitor.store.sqlite.connection import transaction
from monitor.transparency.audit import audit
from monitor.transparency.checkpoint import Checkpoint, signed
from monitor.transparency.entries import DayEntry, OrdersEntry, roll_line
from monitor.transparency.merkle import leaf_hash, root
from monitor.transparency.signed_note import Signer

GRACE: Final = timedelta(hours=1)
"""How long a reading that began before midnight may take until it is stored."""

FIRST_DAYS: Final = timedelta(days=7)
"""How far back a new log begins: an index of an earlier release may hold years of readings."""

AT_ONCE: Final = 100
"""Watches processed per tick."""

_READINGS: Final = """
SELECT at, outcome, sha256 FROM readings WHERE watch = ? AND at >= ? AND at < ? ORDER BY at, id
"""


class Sealing:
    """Closes days and signs checkpoints on the daemon's connection."""

    def __init__(
        self, connection: sqlite3.Connection, path: Path, files: LogFiles, keys: EvidenceKeys
    ) -> None:
        self._connection = connection
        self._path = path
        self._files = files
        self._keys = keys
        self._today = ""
        self._first = ""
        self._left: list[str] = []
        self._rolls: dict[str, list[bytes]] = {}

    def kick(self, now: datetime) -> bool:
        """Process the next few watches; return whether all days before today are closed."""
        today = (now - GRACE).date().isoformat()
        if not self._left:
            if self._today >= today:
                return True
            self._begin(today, (now - GRACE - FIRST_DAYS).date().isoformat())
        some, self._left = self._left[:AT_ONCE], self._left[AT_ONCE:]
        for watch in some:
            self._read(watch)
        if self._left:
            return False
        try:
            self._close()
            self.sign()
        except BaseException:
            self._today = ""  # the next tick begins anew
            raise
        return True

    def finish(self, now: datetime) -> None:
        """Close all days before today at once."""
        while not self.kick(now):
            pass

    def _begin(self, today: str, earliest: str) -> None:
        self._today = today
        with understanding(self._path):
            last = log_table.last_day(self._connection)
            watches = self._connection.execute("SELECT id FROM watches ORDER BY id").fetchall()
        self._first = f"{last}U" if last else earliest
        self._left = [row[0] for row in watches]
        self._rolls = defaultdict(list)

    def _read(self, watch: str) -> None:
        with understanding(self._path):
            rows = self._connection.execute(_READINGS, (watch, self._first, self._today)).fetchall()
        for at, outcome, text in rows:
            self._rolls[at[:10]].append(roll_line(watch, at, outcome, text))

    def _close(self) -> None:
        """Write the rolls, then their entries: a crash in between repeats the first."""
        for day in sorted(self._rolls):
            lines = self._rolls[day]
            roll = b"".join(lines)
            self._files.write_roll(roll_name(day), roll)
            with transaction(self._connection, self._path) as connection:
                log_table.append(connection, DayEntry(day, len(lines), sha256(roll)))
        self._rolls = {}
        self._close_orders()

    def _close_orders(self) -> None:
        with understanding(self._path):
            rows = order_table.open_orders(self._connection, self._today)
        if rows:
            first, last, day = rows[0][0], rows[-1][0], max(at for _, at, _ in rows)[:10]
            roll = b"".join(line for _, _, line in rows)
            self._files.write_roll(orders_name(last), roll)
            with transaction(self._connection, self._path) as connection:
                log_table.append(connection, OrdersEntry(day, first, last, sha256(roll)))

    def sign(self) -> None:
        """Write the new entries and a checkpoint, unless the log contradicts what was signed before.

        Signing a log that was rewritten would hide it; `verify` says what is wrong.
        """
        try:
            known, notes = self._files.entries(), self._files.checkpoints()
            with understanding(self._path):
                everything = log_table.entries(self._connection)
            if not everything:
                return
            signer = self.signer()
        except StoreDamaged:
            return
        kept = self._keys.checkpoint()
        if known != everything[: len(known)]:
            return
        every = (*notes, *([("", kept)] if kept else ()))
        if any(audit(everything, every, signer.verifier)):
            return
        if known and len(known) not in self._files.sizes(CHECKPOINT):  # a crash prevented it
            self._files.write_checkpoint(_note(signer, known), len(known))
        if len(everything) > len(known):
            self._files.write_entries(everything[len(known) :], len(everything))
            self._files.write_checkpoint(_note(signer, everything), len(everything))
        self._keys.remember(_note(signer, everything))

    def signer(self) -> Signer:
        """Return the key of the log; create it for a log without checkpoints.

        Raises `StoreDamaged` if the key of a log with checkpoints is missing.
        """
        signer = self._keys.signer()
        if signer is None:
            if self._files.checkpoints() or self._keys.checkpoint():
                raise StoreDamaged(
                    self._keys.folder / KEY, "the log's key is missing: restore it from its backup"
                )
            signer = self._keys.create_signer()
        return signer


def _note(signer: Signer, entries: tuple[bytes, ...]) -> str:
    head = root([leaf_hash(entry) for entry in entries])
    return signed(Checkpoint(signer.name, len(entries), head), signer)
