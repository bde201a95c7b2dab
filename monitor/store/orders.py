"""Orders that people gave: who, when, from where, what, about which watch.

Orders are added and never changed. Retention removes old ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol

COMMAND_LINE: Final = "command line"
"""The origin of an order that a command gave."""

FORGET: Final = "forget"

BEGIN_ANEW: Final = "begin anew"
"""To forget a watch that the watchlist lists: it is read again as if just added."""

SIGN_IN_REFUSED: Final = "sign in refused"

MOST_A_DAY: Final = {SIGN_IN_REFUSED: 1000}
"""How many orders of a name are recorded per day in UTC: strangers can cause these."""


@dataclass(frozen=True, slots=True)
class Order:
    """One order that was carried out, or one sign-in that was refused."""

    at: datetime
    user: str
    """Who signed in, whom the proxy named, or the local account; `anonymous` if nobody is asked."""
    origin: str
    """The address of the client, or `command line`."""
    name: str
    """`check`, `pause`, `redeliver`, `sign in` …"""
    watch: str = ""
    """The watch or alert that the order names; empty if it concerns none, or all."""


class OrderRecord(Protocol):
    """Adds orders."""

    def record(self, order: Order) -> None:
        """Add an order durably; ignore it once its day has `MOST_A_DAY` of its name."""


class Orders(OrderRecord, Protocol):
    """Adds orders, and hands over those that only the process that holds the folder can carry out."""

    def leave(self, order: Order) -> None:
        """Leave an order for the process that holds the folder; a later one of a watch replaces it."""

    def left(self) -> tuple[Order, ...]:
        """Return the orders that were left."""
        ...

    def withdraw(self, watch: str) -> None:
        """Delete the order that was left for a watch."""


class OrderQueries(Protocol):
    """Questions about orders."""

    def orders(self, limit: int = 100, before: int | None = None) -> tuple[OrderRow, ...]:
        """Return orders, newest first; with `before`, only those of a lower number."""
        ...


@dataclass(frozen=True, slots=True)
class OrderRow:
    """One recorded order."""

    number: int
    """Rises by one with each order."""
    order: Order
