"""How long the store keeps what it need not keep for ever."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Retention:
    """The `[retention]` table, with defaults."""

    readings: timedelta = timedelta(days=400)
    """How long every reading is kept, by default for comparison with the year before; then one a day."""
    raw: timedelta | None = None
    """How long raw pages of versions that no longer stand are kept; None keeps them for ever.

    A raw page is what proves a version: words and records stay, but can no longer be derived."""
    orders: timedelta = timedelta(days=730)
    """How long the record of orders is kept."""
