"""A text signed with Ed25519, as C2SP's signed-note (https://c2sp.org/signed-note) has it.

A note is the text, an empty line, and one line per signature: an em dash, the key's name, and the
base64 of the key's four-byte hash followed by the signature.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

ED25519: Final = b"\x01"
_DASH: Final = "\N{EM DASH} "
_SEED: Final = 32


class NoteInvalid(ValueError):
    """The note is malformed, or no signature of the key is on it."""


@dataclass(frozen=True, slots=True)
class Verifier:
    """A public key under a name. `str()` gives the form in which it is published."""

    name: str
    public: bytes
    """The 32 bytes of the Ed25519 key."""

    @property
    def key_hash(self) -> bytes:
        """Return the four bytes that tell keys of one name apart."""
        return sha256(self.name.encode() + b"\n" + ED25519 + self.public).digest()[:4]

    def __str__(self) -> str:
        encoded = base64.b64encode(ED25519 + self.public).decode()
        return f"{self.name}+{self.key_hash.hex()}+{encoded}"

    @classmethod
    def parse(cls, text: str) -> Verifier:
        """Read the published form: `example.org/log+0123abcd+AbCd…`; raises `NoteInvalid`."""
        name, _, rest = text.strip().partition("+")
        key_hash, _, encoded = rest.partition("+")
        key = _decoded(encoded)
        verifier = cls(name, key[1:])
        if key[:1] != ED25519 or len(key) != 1 + _SEED or verifier.key_hash.hex() != key_hash:
            raise NoteInvalid("it is no Ed25519 key in the form NAME+HASH+KEY")
        return verifier

    def text_of(self, note: str) -> str:
        """Return the text of a note that this key signed; raises `NoteInvalid`."""
        text, blank, signatures = note.rpartition("\n\n")
        if not blank:
            raise NoteInvalid("it has no signature")
        signed = (text + "\n").encode()
        key = Ed25519PublicKey.from_public_bytes(self.public)
        for line in signatures.splitlines():
            signature = self._mine(line)
            if signature is None:
                continue
            try:
                key.verify(signature, signed)
            except InvalidSignature:
                raise NoteInvalid("the signature does not fit the text") from None
            return text + "\n"
        raise NoteInvalid(f"{self.name} has not signed it")

    def fits(self, data: bytes, signature: str) -> bool:
        """Return whether the signature, in base64, is this key's over the data."""
        key = Ed25519PublicKey.from_public_bytes(self.public)
        try:
            key.verify(_decoded(signature), data)
        except (InvalidSignature, NoteInvalid):
            return False
        return True

    def _mine(self, line: str) -> bytes | None:
        """The signature on this line, where it names this key."""
        name, _, encoded = line.removeprefix(_DASH).partition(" ")
        if not line.startswith(_DASH) or name != self.name:
            return None
        decoded = _decoded(encoded)
        return decoded[4:] if decoded[:4] == self.key_hash else None


@dataclass(frozen=True, slots=True)
class Signer:
    """A private key under a name. Its `repr` shows the name alone."""

    name: str
    _seed: bytes

    def __repr__(self) -> str:
        return f"Signer({self.name!r})"

    @classmethod
    def generate(cls, name: str) -> Signer:
        """Make a new key. The name must hold neither space nor plus sign."""
        return cls(name, Ed25519PrivateKey.generate().private_bytes_raw())

    @property
    def verifier(self) -> Verifier:
        """The public half."""
        return Verifier(self.name, self._key.public_key().public_bytes_raw())

    @property
    def _key(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self._seed)

    def note(self, text: str) -> str:
        """Return the text as a signed note. The text must end with a line end."""
        assert text.endswith("\n"), "the text of a note ends with a line end"
        signed = self.verifier.key_hash + self._key.sign(text.encode())
        return f"{text}\n{_DASH}{self.name} {base64.b64encode(signed).decode()}\n"

    def signature(self, data: bytes) -> str:
        """Return this key's signature over the data, in base64."""
        return base64.b64encode(self._key.sign(data)).decode()

    def secret(self) -> str:
        """Return the form in which the private key is kept: `PRIVATE+NAME+HASH+KEY`."""
        encoded = base64.b64encode(ED25519 + self._seed).decode()
        return f"PRIVATE+{self.name}+{self.verifier.key_hash.hex()}+{encoded}"

    @classmethod
    def parse(cls, secret: str) -> Signer:
        """Read the kept form; raises `NoteInvalid`."""
        mark, _, rest = secret.strip().partition("+")
        name, _, rest = rest.partition("+")
        key_hash, _, encoded = rest.partition("+")
        key = _decoded(encoded)
        if mark != "PRIVATE" or key[:1] != ED25519 or len(key) != 1 + _SEED:
            raise NoteInvalid("it is no private key in the form PRIVATE+NAME+HASH+KEY")
        signer = cls(name, key[1:])
        if signer.verifier.key_hash.hex() != key_hash:
            raise NoteInvalid("its hash does not fit the key")
        return signer


def _decoded(encoded: str) -> bytes:
    try:
        return base64.b64decode(encoded, validate=True)
    except binascii.Error:
        raise NoteInvalid("a signature or key is no base64") from None
