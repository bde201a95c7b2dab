"""What a verb works on: the watchlist it was given, and the watches named on the command line."""

from __future__ import annotations

import logging
import os
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from monitor.errors import UsageError
from monitor.model import Watch
from monitor.store.error_translation import reading
from monitor.store.sqlite.queries import Queries
from monitor.store.sqlite.schema import INDEX
from monitor.store.sqlite.store import open_queries
from monitor.watchlist import Watchlist, load, parse

if TYPE_CHECKING:
    from monitor.service.application import Application


@dataclass(frozen=True, slots=True)
class Session:
    """One call of the command line."""

    path: Path

    def watchlist(self) -> Watchlist:
        """The watchlist with its secrets: what is needed to deliver."""
        return load(self.path, os.environ)

    def questions_or_empty(self) -> Watchlist:
        """The same; one that watches nothing where there is no file yet."""
        return self.questions() if self.path.exists() else parse("", self.path, None)

    def questions(self) -> Watchlist:
        """The watchlist without secrets: what is needed to ask."""
        return load(self.path, None)


@asynccontextmanager
async def application(
    watchlist: Watchlist, level: int = logging.WARNING
) -> AsyncIterator[Application]:
    """The joined parts, the folder taken for this process; what they log from `level` on is shown."""
    from monitor.service import logging_setup
    from monitor.service.application import Application

    logging_setup.configure(level=level)
    async with Application.open(watchlist) as joined:
        yield joined


def queries_of(watchlist: Watchlist) -> Queries:
    """The index to ask, to be closed; `UsageError` where nothing was read yet."""
    root = watchlist.settings.snapshots
    if is_untouched(root):
        raise UsageError(f"{root} holds nothing yet: begin with `policy-monitor check`")
    return open_queries(root)


def is_untouched(root: Path) -> bool:
    """Whether nothing was ever kept there: no index and no version."""
    with reading(root):
        return not (root / INDEX).exists() and not any(root.glob("*/*/*.json"))


def chosen(watchlist: Watchlist, names: Sequence[str]) -> tuple[Watch, ...]:
    """The watches named by id, company or address, in the watchlist's order; all for no names."""
    if not names:
        return watchlist.watches
    wanted = {watch.id for name in names for watch in _matching(watchlist, name)}
    return tuple(watch for watch in watchlist.watches if watch.id in wanted)


def the_one(watchlist: Watchlist, name: str) -> Watch:
    """The one watch of this name; refuses a name that several share."""
    found = _matching(watchlist, name)
    if len(found) > 1:
        raise UsageError(f"'{name}' is several watches: {', '.join(watch.id for watch in found)}")
    return found[0]


def _matching(watchlist: Watchlist, name: str) -> list[Watch]:
    found = [
        w for w in watchlist.watches if name in (w.id, w.id.partition("/")[0], w.company, w.url)
    ]
    if found:
        return found
    known = [watch.id for watch in watchlist.watches]
    held = [identifier for identifier in known if name.casefold() in identifier]
    close = held or get_close_matches(name, known, n=1, cutoff=0.5)
    advice = f"Did you mean '{close[0]}'?" if close else "See `policy-monitor status`."
    raise UsageError(f"{watchlist.path} holds no watch '{name}'. {advice}")
