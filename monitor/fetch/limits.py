"""Limits on the size and duration of a response."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one fetch; seconds and bytes. The defaults suffice for every known policy."""

    total: float = 60.0
    """Seconds for a whole fetch with its redirects, without the wait for a host's turn."""
    post: float = 20.0
    """Seconds for one delivery."""
    connect: float = 10.0
    """Seconds to connect, and again for the TLS handshake."""
    raw_bytes: int = 10 * 2**20
    """Bytes of a body as transmitted."""
    decoded_bytes: int = 20 * 2**20
    """Bytes of a body after decompression."""
    chunks: int = 50_000
    """Pieces of a body: parsing one costs the same, however short it is."""
    header_bytes: int = 64 * 2**10
    headers: int = 200
    redirects: int = 10
    retry_after: timedelta = timedelta(hours=24)
    """The longest wait that a Retry-After header can impose."""
    settle: float = 10.0
    """Seconds that a page's scripts have to finish, in a browser."""
    traffic: int = 50 * 2**20
    """Bytes of a page with everything that its scripts load, in a browser."""
