"""Watchlists as a test writes them, and the faults they have."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor.errors import WatchlistError
from monitor.watchlist import parse

KEY = "whsec_" + "A" * 44
"""A signing key."""


def faults(text: str) -> list[tuple[int, str, str]]:
    """The faults of a watchlist's text: line, key, problem."""
    with pytest.raises(WatchlistError) as caught:
        parse(text, Path("watchlist.toml"), {})
    return [(fault.line, fault.key, fault.problem) for fault in caught.value.faults]


def watch(**keys: str) -> str:
    """One watch, with these keys in place of ordinary ones."""
    ordinary = {"company": '"A"', "document": '"P"', "url": '"https://a.example/p"'}
    return "[[watch]]\n" + "\n".join(f"{k} = {v}" for k, v in (ordinary | keys).items()) + "\n"
