"""Compare a log with the checkpoints that were signed of it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from monitor.transparency.checkpoint import Checkpoint, opened
from monitor.transparency.merkle import Tree, leaf_hash
from monitor.transparency.signed_note import NoteInvalid, Verifier

Named = tuple[str, str]
"""The name of a file, and its content or what is wrong with it."""


@dataclass(frozen=True, slots=True)
class _Expected:
    name: str
    root: bytes


class Audit:
    """Compares a log entry by entry; first `expect` every checkpoint, then `append` every entry.

    A log whose first entries have the root of each checkpoint extends all of them, so that all are
    consistent with each other: no consistency proof is needed by whoever holds all entries.
    """

    def __init__(self, verifier: Verifier) -> None:
        self._verifier = verifier
        self._tree = Tree()
        self._expected: dict[int, list[_Expected]] = {}
        self._faults: list[Named] = []

    def expect(self, name: str, note: str) -> None:
        """Compare the log with this checkpoint when it has the checkpoint's size."""
        try:
            signed = opened(note, self._verifier)
        except NoteInvalid as error:
            self._faults.append((name, f"the checkpoint is not signed by this log's key: {error}"))
            return
        self._expected.setdefault(signed.size, []).append(_Expected(name, signed.root))
        self._compare()

    def append(self, entry: bytes) -> None:
        """Add the next entry of the log."""
        self._tree.append(leaf_hash(entry))
        self._compare()

    @property
    def size(self) -> int:
        """The number of entries so far."""
        return self._tree.size

    @property
    def head(self) -> Checkpoint:
        """The state of the log so far, not signed."""
        return Checkpoint(self._verifier.name, self._tree.size, self._tree.root)

    def faults(self) -> Iterator[Named]:
        """Yield each checkpoint that fails, with the reason; `append` every entry before."""
        yield from self._faults
        for size, late in sorted(self._expected.items()):
            for each in late:
                yield each.name, f"the log was cut: it had {size} entries and has {self._tree.size}"

    def _compare(self) -> None:
        for each in self._expected.pop(self._tree.size, ()):
            if each.root != self._tree.root:
                fault = f"the log was rewritten within its first {self._tree.size} entries"
                self._faults.append((each.name, fault))


def audit(entries: Iterable[bytes], notes: Iterable[Named], verifier: Verifier) -> Iterator[Named]:
    """Yield each checkpoint that fails, with the reason."""
    comparison = Audit(verifier)
    for name, note in notes:
        comparison.expect(name, note)
    for entry in entries:
        comparison.append(entry)
    return comparison.faults()
