"""Rate limit for passwords: so many wrong ones an address."""

from __future__ import annotations

from collections import OrderedDict, deque
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address
from typing import Final

MOST: Final = 5
"""Wrong passwords of one address within `WITHIN`."""
WITHIN: Final = timedelta(minutes=5)
MOST_ADDRESSES: Final = 10_000
"""Addresses remembered; the one that tried longest ago is forgotten first."""


class Attempts:
    """Count wrong passwords by address.

    There is no limit in all: it would let one attacker lock everybody out. The hash is slow and
    computed for one request at a time, which bounds guesses from many addresses.
    """

    def __init__(self) -> None:
        self._wrong: OrderedDict[str, deque[datetime]] = OrderedDict()

    def wait(self, address: str, now: datetime) -> timedelta:
        """Return how long this address must wait before its next try; zero if it may try now."""
        tries = self._wrong.get(_owner(address), ())
        recent = [at for at in tries if now - at < WITHIN]
        return recent[0] + WITHIN - now if len(recent) >= MOST else timedelta()

    def wrong(self, address: str, now: datetime) -> None:
        """Count a failed try. Call it before checking, so that parallel tries count too."""
        owner = _owner(address)
        self._wrong.setdefault(owner, deque(maxlen=MOST)).append(now)
        self._wrong.move_to_end(owner)
        if len(self._wrong) > MOST_ADDRESSES:
            self._wrong.popitem(last=False)

    def right(self, address: str) -> None:
        """Forget the failed tries of this address."""
        self._wrong.pop(_owner(address), None)


def _owner(address: str) -> str:
    """Return what one person holds: an IPv4 address, or the /64 of an IPv6 address."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, IPv6Address):
        return str(parsed.ipv4_mapped or parsed.exploded[:19])
    return str(parsed)
