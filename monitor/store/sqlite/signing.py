"""Sign a checkpoint of the log, unless the log contradicts what was signed before.

Signing a log that was rewritten would hide it. So each signature begins with an audit of the whole
log: the index against the files, and both against every checkpoint.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Generator, Iterator
from pathlib import Path

from monitor.errors import StoreDamaged
from monitor.store.error_translation import understanding
from monitor.store.snapshots.evidence_keys import KEY, EvidenceKeys
from monitor.store.snapshots.log_files import CHECKPOINT, LogFiles
from monitor.store.sqlite import log_table
from monitor.store.sqlite.pace import FILE, STEP, Pace
from monitor.transparency.audit import Audit
from monitor.transparency.checkpoint import signed
from monitor.transparency.signed_note import Signer


class Signing:
    """Signs checkpoints on the daemon's connection."""

    def __init__(
        self, connection: sqlite3.Connection, path: Path, files: LogFiles, keys: EvidenceKeys
    ) -> None:
        self._connection = connection
        self._path = path
        self._files = files
        self._keys = keys

    def signer(self) -> Signer:
        """Return the key of the log; create it for a log without checkpoints.

        Raises `StoreDamaged` if the key of a log with checkpoints is missing.
        """
        signer = self._keys.signer()
        if signer is not None:
            return signer
        if self._files.sizes(CHECKPOINT) or self._keys.checkpoint():
            raise StoreDamaged(
                self._keys.folder / KEY, "the log's key is missing: restore it from its backup"
            )
        return self._keys.create_signer()

    def steps(self) -> Iterator[None]:
        """Write the new entries and a checkpoint; yield after each step.

        Signs nothing if the log was rewritten. Raises `StoreDamaged` if it cannot be read.
        """
        size = self._size()
        if not size:
            return
        signer = self.signer()
        audit = Audit(signer.verifier)
        yield from self._expect_checkpoints(audit)
        if not (yield from self._read_files(audit)):
            return
        unsigned = None  # a crash may have prevented the last checkpoint of the files
        known = audit.size
        if known and known not in self._files.sizes(CHECKPOINT):
            unsigned = signed(audit.head, signer)
        fresh: list[bytes] = []
        yield from self._read_index(audit, size, fresh)
        if audit.size != size or any(audit.faults()):
            return
        if unsigned:
            self._files.write_checkpoint(unsigned, known)
        note = signed(audit.head, signer)
        if fresh:
            self._files.write_entries(fresh, size)
            self._files.write_checkpoint(note, size)
        self._keys.remember(note)

    def _expect_checkpoints(self, audit: Audit) -> Iterator[None]:
        pace = Pace()
        for name, note in self._files.checkpoints():
            audit.expect(name, note)
            if pace.spent(FILE):
                yield
        kept = self._keys.checkpoint()
        if kept:
            audit.expect("", kept)

    def _read_files(self, audit: Audit) -> Generator[None, None, bool]:
        """Append the entries of the files; return whether the index has the same."""
        pace = Pace()
        for entries in self._files.entries_by_file():
            if pace.spent(FILE):
                yield
            for start in range(0, len(entries), STEP):
                part = entries[start : start + STEP]
                if self._indexed(audit.size, len(part)) != part:
                    return False
                for entry in part:
                    audit.append(entry)
                if pace.spent(len(part)):
                    yield
        return True

    def _read_index(self, audit: Audit, size: int, fresh: list[bytes]) -> Iterator[None]:
        """Append the entries that only the index has, up to this size of the log."""
        while audit.size < size:
            part = self._indexed(audit.size, min(STEP, size - audit.size))
            if log_table.REMOVED in part:
                return
            for entry in part:
                audit.append(entry)
            fresh.extend(part)
            yield

    def _indexed(self, start: int, count: int) -> tuple[bytes, ...]:
        with understanding(self._path):
            return log_table.entries(self._connection, start, count)

    def _size(self) -> int:
        with understanding(self._path):
            return log_table.size(self._connection)
