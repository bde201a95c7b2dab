"""The signed head of the log, as C2SP's tlog-checkpoint (https://c2sp.org/tlog-checkpoint) has it.

policy-monitor/5f3a…     the origin: which log
18                       its size, in entries
CsUY…=                   the root of its tree, base64

— policy-monitor/5f3a… Az3g…
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from typing import Final

from monitor.transparency.signed_note import NoteInvalid, Signer, Verifier

_ROOT: Final = 32


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The state of a log at one moment."""

    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        """The lines that are signed."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"


def signed(checkpoint: Checkpoint, signer: Signer) -> str:
    """Return the checkpoint as a signed note."""
    return signer.note(checkpoint.text)


def opened(note: str, verifier: Verifier) -> Checkpoint:
    """Return the checkpoint that this key signed; raises `NoteInvalid`. Extension lines are ignored."""
    lines = verifier.text_of(note).splitlines()
    if len(lines) < 3 or lines[0] != verifier.name:
        raise NoteInvalid("it is no checkpoint of this log")
    if not lines[1].isascii() or not lines[1].isdigit() or lines[1] != str(int(lines[1])):
        raise NoteInvalid("its size is no decimal number")
    try:
        head = base64.b64decode(lines[2], validate=True)
    except binascii.Error:
        raise NoteInvalid("its root is no base64") from None
    if len(head) != _ROOT:
        raise NoteInvalid("its root is no SHA-256")
    return Checkpoint(lines[0], int(lines[1]), head)
