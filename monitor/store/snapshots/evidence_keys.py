"""The folder of secrets outside the snapshot folder: the log's key, its last checkpoint, the page's key.

log.key       the Ed25519 key that signs checkpoints
log.pub       its public half, in the form of C2SP's signed-note: publish it
checkpoint    the newest checkpoint: shows that the log was cut or deleted
NAME.key      32 secret bytes of another component
"""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Final

from monitor.errors import StoreDamaged
from monitor.store.error_translation import reading
from monitor.store.snapshots.durable import write_durably
from monitor.store.snapshots.filesystem import RealFiles
from monitor.store.snapshots.lock import make_folder
from monitor.transparency.signed_note import NoteInvalid, Signer, Verifier

KEY: Final = "log.key"
PUBLIC: Final = "log.pub"
CHECKPOINT: Final = "checkpoint"
SECRET_SIZE: Final = 32


class EvidenceKeys:
    """The secrets of one snapshot folder. Nothing is written before it is needed.

    The folder may be a file instead: `log.pub`, which is enough to verify.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder.absolute()
        self._files = RealFiles(self.folder.parent)

    def signer(self) -> Signer | None:
        """Return the key of the log; None if there is none; raises `StoreDamaged`."""
        text = self._text(KEY)
        if text is None:
            return None
        try:
            return Signer.parse(text)
        except NoteInvalid as error:
            raise StoreDamaged(self.folder / KEY, str(error)) from error

    def create_signer(self) -> Signer:
        """Create the key of a new log, under a name that no other log has."""
        signer = Signer.generate(f"policy-monitor/{secrets.token_hex(8)}")
        self._write({KEY: f"{signer.secret()}\n".encode(), PUBLIC: f"{signer.verifier}\n".encode()})
        return signer

    @property
    def public_only(self) -> bool:
        """Whether there is a public key instead of the folder."""
        return self.folder.is_file()

    def verifier(self) -> Verifier | None:
        """Return the public half of the log's key; None if there is none; raises `StoreDamaged`."""
        if not self.public_only:
            signer = self.signer()
            return signer.verifier if signer else None
        with reading(self.folder):
            text = self.folder.read_text(encoding="utf-8", errors="replace")
        try:
            return Verifier.parse(text)
        except NoteInvalid as error:
            raise StoreDamaged(self.folder, str(error)) from error

    def checkpoint(self) -> str | None:
        """Return the newest checkpoint that was signed; None before the first."""
        return self._text(CHECKPOINT)

    def remember(self, note: str) -> None:
        """Keep this checkpoint as the newest."""
        if note != self.checkpoint():
            self._write({CHECKPOINT: note.encode()})

    def secret(self, name: str) -> bytes | None:
        """Return the secret of this name; None if there is none."""
        found = self._read(f"{name}.key")
        if found is not None and len(found) != SECRET_SIZE:
            raise StoreDamaged(self.folder / f"{name}.key", f"it is not {SECRET_SIZE} bytes")
        return found

    def put_secret(self, name: str, secret: bytes) -> None:
        """Keep a secret under this name."""
        self._write({f"{name}.key": secret})

    def _text(self, name: str) -> str | None:
        data = self._read(name)
        if data is None:
            return None
        try:
            return data.decode()
        except UnicodeDecodeError:
            raise StoreDamaged(self.folder / name, "it is not UTF-8") from None

    def _read(self, name: str) -> bytes | None:
        with reading(self.folder / name):
            try:
                return self._files.read(f"{self.folder.name}/{name}")
            except FileNotFoundError:
                return None
            except NotADirectoryError:
                if self.public_only:
                    return None
                raise

    def _write(self, contents: dict[str, bytes]) -> None:
        make_folder(self.folder)
        write_durably(self._files, self.folder.parent, self.folder.name, contents)
