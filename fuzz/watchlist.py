"""Any file is a watchlist, or is refused with every fault at its line."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from monitor.errors import UsageError, WatchlistError
from monitor.watchlist import Watchlist, load


def check(data: bytes) -> None:
    """Load the file, with secrets and without."""
    path = _folder() / "watchlist.toml"
    path.write_bytes(data)
    lines = len(data.splitlines()) + 1
    for environ in (None, {"SECRET": "whsec_" + "A" * 44}):
        found, again = (_outcome(path, environ) for _ in range(2))
        if isinstance(found, WatchlistError):
            _check_faults(found, lines)
            assert str(found) == str(again), "the second refusal differs"
        elif isinstance(found, Watchlist):
            assert found == again, "the second reading differs"
            _check_watches(found)


def _outcome(path: Path, environ: dict[str, str] | None) -> Watchlist | UsageError:
    try:
        return load(path, environ)
    except UsageError as refused:
        return refused


def _check_faults(refused: WatchlistError, lines: int) -> None:
    assert refused.faults, "refused without a fault"
    for fault in refused.faults:
        assert 1 <= fault.line <= lines, "a fault outside the file"
        assert fault.key
        assert fault.problem


def _check_watches(watchlist: Watchlist) -> None:
    names = [watch.id for watch in watchlist.watches]
    assert len(set(names)) == len(names), "two watches of one name"
    for watch in watchlist.watches:
        assert watch.url.startswith(("http://", "https://"))
        assert watch.every.total_seconds() > 0


@cache
def _folder() -> Path:
    """A folder of this process alone."""
    return Path(tempfile.mkdtemp(prefix="fuzz-watchlist-"))
