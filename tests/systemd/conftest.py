"""Watchlists for services."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from monitor.watchlist import Watchlist, parse

WATCH = '\n[[watch]]\ncompany = "C"\ndocument = "P"\nurl = "https://c.example/p"\n'


@pytest.fixture
def watchlist(tmp_path: Path) -> Callable[..., Watchlist]:
    """A watchlist that stands in a file; its snapshots are the service's own unless said otherwise."""

    def made(
        head: str = "", watch: str = "", snapshots: str = "/var/lib/policy-monitor/x"
    ) -> Watchlist:
        text = f'[monitor]\nsnapshots = "{snapshots}"\n{head}{WATCH}{watch}'
        path = tmp_path / "watchlist.toml"
        path.write_text(text)
        return parse(text, path, {})

    return made
