"""Watches that somebody paused by hand, beside those that the watchlist pauses: kept over restarts."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Final

from monitor.store.sqlite.store import SqliteStore
from monitor.watchlist import Watchlist

KEPT_AS: Final = "paused by hand"


def paused_by_hand(store: SqliteStore) -> frozenset[str]:
    """The ids of those watches."""
    return frozenset(json.loads(store.kept(KEPT_AS) or b"[]"))


def pause(store: SqliteStore, watch: str) -> None:
    """Adds one."""
    _keep(store, paused_by_hand(store) | {watch})


def resume(store: SqliteStore, watch: str) -> None:
    """Takes one away."""
    _keep(store, paused_by_hand(store) - {watch})


def with_pauses(watchlist: Watchlist, store: SqliteStore) -> Watchlist:
    """The watchlist as it is to be followed."""
    by_hand = paused_by_hand(store)
    watches = (replace(w, paused=True) if w.id in by_hand else w for w in watchlist.watches)
    return replace(watchlist, watches=tuple(watches))


def _keep(store: SqliteStore, watches: frozenset[str]) -> None:
    store.keep(KEPT_AS, json.dumps(sorted(watches)).encode())
