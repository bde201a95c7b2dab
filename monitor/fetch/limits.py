"""How much of a stranger's answer is taken in, and for how long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one reading; seconds and bytes. The defaults serve any policy ever seen."""

    total: float = 60.0
    """Seconds for a whole reading, redirects included; time spent waiting one's turn is not counted."""
    post: float = 20.0
    """Seconds for a whole delivery."""
    connect: float = 10.0
    """Seconds for one connection, and for the TLS handshake on it."""
    raw_bytes: int = 10 * 2**20
    """Bytes of a body as sent."""
    decoded_bytes: int = 20 * 2**20
    """Bytes of a body after decompression."""
    header_bytes: int = 64 * 2**10
    headers: int = 200
    redirects: int = 10
    retry_after: timedelta = timedelta(hours=24)
    """The longest wait that a server can impose."""
    settle: float = 10.0
    """Seconds that a page's scripts have to come to rest, in a browser."""
    traffic: int = 50 * 2**20
    """Bytes of a page with all that its scripts load, in a browser."""
