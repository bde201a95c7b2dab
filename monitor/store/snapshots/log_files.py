"""The log as files below `snapshots/log`, each written once.

0000000018.jsonl         the entries that were added up to size 18, one per line
0000000018.checkpoint    the signed checkpoint of size 18
2026-11-22.roll.zst      every reading of that day, one per line
0000000042.orders.zst    the orders that were closed up to number 42, one per line
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from monitor.store.compression import decompress
from monitor.store.error_translation import reading, writing
from monitor.store.snapshots.durable import write_durably
from monitor.store.snapshots.filesystem import Entry, Files

FOLDER: Final = "log"
ENTRIES: Final = ".jsonl"
CHECKPOINT: Final = ".checkpoint"
_NUMBERED: Final = re.compile(r"\d{10}\.(jsonl|checkpoint)")


class LogFiles:
    """Reads and writes the files of the log."""

    def __init__(self, root: Path, files: Files) -> None:
        self._root = root
        self._files = files

    def path(self, name: str) -> Path:
        """Return where the file of this name lies."""
        return self._root / FOLDER / name

    def entries(self) -> tuple[bytes, ...]:
        """Return all entries of the log in order; raises `StoreDamaged` for an unreadable file."""
        return tuple(entry for entries in self.entries_by_file() for entry in entries)

    def entries_by_file(self) -> Iterator[tuple[bytes, ...]]:
        """Yield the entries of each file in order; raises `StoreDamaged` for an unreadable file."""
        for name in self._names(ENTRIES):
            yield tuple(self._read(name).splitlines())

    def checkpoints(self) -> Iterator[tuple[str, str]]:
        """Yield name and text of each checkpoint, oldest first."""
        for name in self._names(CHECKPOINT):
            yield name, self._read(name).decode(errors="replace")

    def sizes(self, suffix: str) -> tuple[int, ...]:
        """Return the sizes of the log for which there are files of this suffix, rising."""
        return tuple(int(name.removesuffix(suffix)) for name in self._names(suffix))

    def roll(self, name: str) -> bytes:
        """Return a roll by the name of its file; raises `StoreDamaged` or `ZstdError`."""
        return decompress(self._read(name))

    def write_roll(self, name: str, compressed: bytes) -> None:
        """Write a compressed roll durably."""
        self._write({name: compressed})

    def names(self) -> frozenset[str]:
        """Return the names of all files of the log."""
        return frozenset(entry.name for entry in self._list())

    def remove_roll(self, name: str) -> None:
        """Remove a roll that is kept no longer."""
        with writing(self.path(name)), suppress(FileNotFoundError):
            self._files.remove(f"{FOLDER}/{name}")

    def write_entries(self, entries: Sequence[bytes], size: int) -> None:
        """Write the entries that were added since the last file, up to this size of the log."""
        self._write({f"{size:010}{ENTRIES}": b"".join(entry + b"\n" for entry in entries)})

    def write_checkpoint(self, note: str, size: int) -> None:
        """Write the checkpoint of this size."""
        self._write({f"{size:010}{CHECKPOINT}": note.encode()})

    def _write(self, contents: dict[str, bytes]) -> None:
        write_durably(self._files, self._root, FOLDER, contents)

    def _read(self, name: str) -> bytes:
        with reading(self.path(name)):
            return self._files.read(f"{FOLDER}/{name}")

    def _list(self) -> tuple[Entry, ...]:
        with reading(self._root / FOLDER):
            try:
                return self._files.list(FOLDER)
            except FileNotFoundError:
                return ()

    def _names(self, suffix: str) -> Iterator[str]:
        for entry in self._list():
            if _NUMBERED.fullmatch(entry.name) and entry.name.endswith(suffix):
                yield entry.name


def roll_name(day: str) -> str:
    """Return the name of a day's roll: `2026-11-22.roll.zst`."""
    return f"{day}.roll.zst"


def orders_name(last: int) -> str:
    """Return the name of the roll of orders up to this number: `0000000042.orders.zst`."""
    return f"{last:010}.orders.zst"
