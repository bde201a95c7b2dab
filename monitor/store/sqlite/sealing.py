"""Close each day in the log, with its readings and orders, and have a checkpoint of it signed.

A day is closed an hour after its end, when its last readings are stored. All of this is done in
steps, one per tick, so that no tick is long.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from monitor.errors import StoreDamaged
from monitor.store.codec import sha256
from monitor.store.compression import compress
from monitor.store.error_translation import understanding
from monitor.store.snapshots.evidence_keys import EvidenceKeys
from monitor.store.snapshots.log_files import LogFiles, orders_name, roll_name
from monitor.store.sqlite import log_table, order_table
from monitor.store.sqlite.connection import transaction
from monitor.store.sqlite.day_rolls import FIRST_DAYS, DayRoll, read_rolls
from monitor.store.sqlite.signing import Signing
from monitor.transparency.entries import OrdersEntry
from monitor.transparency.signed_note import Signer

GRACE: Final = timedelta(hours=1)
"""How long a reading that began before midnight may take until it is stored."""


class Sealing:
    """Closes days on the daemon's connection."""

    def __init__(
        self, connection: sqlite3.Connection, path: Path, files: LogFiles, keys: EvidenceKeys
    ) -> None:
        self._connection = connection
        self._path = path
        self._files = files
        self._signing = Signing(connection, path, files, keys)
        self._sealed = ""
        self._until = ""
        self._steps: Iterator[None] | None = None

    def kick(self, now: datetime) -> bool:
        """Do the next step; return whether all days before today are closed and signed."""
        today = (now - GRACE).date().isoformat()
        if self._steps is None:
            if self._sealed >= today:
                return True
            self._until = today
            self._steps = self._seal(today, (now - GRACE - FIRST_DAYS).date().isoformat())
        try:
            for _ in self._steps:
                return False
        except BaseException:
            self._steps = None  # the next tick begins anew
            raise
        self._steps, self._sealed = None, self._until
        return True

    def finish(self, now: datetime) -> None:
        """Close all days before today at once."""
        while not self.kick(now):
            pass

    def sign(self) -> None:
        """Sign a checkpoint at once, unless the log was rewritten; steps under way begin anew."""
        self._steps = None
        with suppress(StoreDamaged):
            for _ in self._signing.steps():
                pass

    def request(self) -> None:
        """Have a checkpoint signed by the next calls of `kick`, whatever the day."""
        self._steps, self._sealed = None, ""

    @property
    def is_requested(self) -> bool:
        """Return whether a checkpoint is still to be signed."""
        return not self._sealed

    def can_sign(self) -> bool:
        """Return whether the log has its key, or is new."""
        try:
            self.signer()
        except StoreDamaged:
            return False
        return True

    def signer(self) -> Signer:
        """Return the key of the log; create it for a log without checkpoints.

        Raises `StoreDamaged` if the key of a log with checkpoints is missing.
        """
        return self._signing.signer()

    def _seal(self, today: str, earliest: str) -> Iterator[None]:
        with understanding(self._path):
            last = log_table.last_day(self._connection)
        rolls: dict[str, DayRoll] = {}
        first = f"{last}U" if last else earliest  # 'U' follows the 'T' of a stamp
        yield from read_rolls(self._connection, self._path, first, today, rolls)
        for day in sorted(rolls):
            self._close(rolls.pop(day))
            yield
        self._close_orders(today)
        yield
        with suppress(StoreDamaged):  # `verify` says what is wrong
            yield from self._signing.steps()

    def _close(self, roll: DayRoll) -> None:
        """Write the roll, then its entry: a crash in between repeats the first."""
        self._files.write_roll(roll_name(roll.day), roll.file())
        with transaction(self._connection, self._path) as connection:
            log_table.append(connection, roll.entry)

    def _close_orders(self, today: str) -> None:
        with understanding(self._path):
            rows = order_table.open_orders(self._connection, today)
        if rows:
            first, last, day = rows[0][0], rows[-1][0], max(at for _, at, _ in rows)[:10]
            roll = b"".join(line for _, _, line in rows)
            self._files.write_roll(orders_name(last), compress(roll))
            with transaction(self._connection, self._path) as connection:
                log_table.append(connection, OrdersEntry(day, first, last, sha256(roll)))
