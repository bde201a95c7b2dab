"""Password hashes as a watchlist holds them: `scrypt$15$8$3$<salt>$<hash>`, both in base64."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
from dataclasses import dataclass
from typing import Final

from monitor.errors import UsageError

COST: Final = 15
"""log2 of scrypt's N (RFC 7914): 32 MiB, about 0.1 s. OWASP's minimum is 17, or 15 with p = 3."""
BLOCK: Final = 8
"""scrypt's r."""
LANES: Final = 3
"""scrypt's p."""
SALT_BYTES: Final = 16
HASH_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class PasswordHash:
    """A hash with the parameters that made it."""

    cost: int
    block: int
    lanes: int
    salt: bytes
    digest: bytes

    def __str__(self) -> str:
        salt, digest = (base64.b64encode(part).decode() for part in (self.salt, self.digest))
        return f"scrypt${self.cost}${self.block}${self.lanes}${salt}${digest}"

    def fits(self, password: str) -> bool:
        """Return whether this is the hash of the password; compares in constant time."""
        digest = _scrypt(password, self.salt, self.cost, self.block, self.lanes)
        return hmac.compare_digest(digest, self.digest)


def hashed(password: str) -> PasswordHash:
    """Return a hash of the password under a new random salt."""
    salt = os.urandom(SALT_BYTES)
    return PasswordHash(COST, BLOCK, LANES, salt, _scrypt(password, salt, COST, BLOCK, LANES))


def parse(text: str) -> PasswordHash:
    """Parse a hash from a watchlist; raises `UsageError` if it is malformed or out of bounds."""
    try:
        name, *numbers, salt, digest = text.split("$")
        cost, block, lanes = map(int, numbers)
        found = PasswordHash(
            cost, block, lanes, base64.b64decode(salt, validate=True),
            base64.b64decode(digest, validate=True),
        )  # fmt: skip
        bounded = 10 <= cost <= 20 and 1 <= block <= 32 and 1 <= lanes <= 16
        if name == "scrypt" and bounded and found.salt and len(found.digest) == HASH_BYTES:
            return found
    except ValueError:
        pass  # reported below, with every other malformed hash
    raise UsageError(
        "web.password_hash is no password hash: make one with `policy-monitor hash-password`"
    )


def _scrypt(password: str, salt: bytes, cost: int, block: int, lanes: int) -> bytes:
    return hashlib.scrypt(
        password.encode(), salt=salt, n=1 << cost, r=block, p=lanes,
        maxmem=256 * (1 << cost) * block, dklen=HASH_BYTES,
    )  # fmt: skip
