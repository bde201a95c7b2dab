"""Compare a log with the checkpoints that were signed of it. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from monitor.transparency.checkpoint import Checkpoint, opened
from monitor.transparency.merkle import leaf_hash, roots
from monitor.transparency.signed_note import NoteInvalid, Verifier

Named = tuple[str, str]
"""The name of a file, and its content or what is wrong with it."""


def audit(entries: Sequence[bytes], notes: Sequence[Named], verifier: Verifier) -> Iterator[Named]:
    """Yield each checkpoint that fails, with the reason.

    A root over the first entries that fits every checkpoint implies that all checkpoints are
    consistent with each other: no consistency proof is needed by whoever holds all entries.
    """
    signed: list[tuple[str, Checkpoint]] = []
    for name, note in notes:
        try:
            signed.append((name, opened(note, verifier)))
        except NoteInvalid as error:
            yield name, f"the checkpoint is not signed by this log's key: {error}"
    heads = roots([leaf_hash(entry) for entry in entries], (each.size for _, each in signed))
    for name, each in signed:
        if each.size > len(entries):
            yield name, f"the log was cut: it had {each.size} entries and has {len(entries)}"
        elif heads[each.size] != each.root:
            yield name, f"the log was rewritten within its first {each.size} entries"
