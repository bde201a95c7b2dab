"""Watches that somebody paused by hand.

They are stored, so that a restart keeps them paused. The watchlist's own `paused` is separate.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Final

from monitor.store.key_values import KeyValues
from monitor.watchlist import Watchlist

STORED_AS: Final = "paused by hand"


def paused_by_hand(store: KeyValues) -> frozenset[str]:
    """Return the ids of the watches that are paused by hand."""
    return frozenset(json.loads(store.get(STORED_AS) or b"[]"))


def pause(store: KeyValues, watch: str) -> None:
    """Add a watch to those paused by hand."""
    _save(store, paused_by_hand(store) | {watch})


def resume(store: KeyValues, watch: str) -> None:
    """Remove a watch from those paused by hand."""
    _save(store, paused_by_hand(store) - {watch})


def with_pauses(watchlist: Watchlist, store: KeyValues) -> Watchlist:
    """Return the watchlist with every watch paused that is paused by hand."""
    by_hand = paused_by_hand(store)
    watches = (replace(w, paused=True) if w.id in by_hand else w for w in watchlist.watches)
    return replace(watchlist, watches=tuple(watches))


def _save(store: KeyValues, watches: frozenset[str]) -> None:
    store.put(STORED_AS, json.dumps(sorted(watches)).encode())
