"""What a verb works on: the watchlist, the index, and the watches named on the command line."""

from __future__ import annotations

import logging
import os
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from monitor.errors import UsageError
from monitor.model import Watch
from monitor.store.backends import Backend, backend_of
from monitor.store.protocols import Queries
from monitor.watchlist import Watchlist, load, parse, web_address

if TYPE_CHECKING:
    from monitor.service.application import Application


@dataclass(frozen=True, slots=True)
class Invocation:
    """One call of the command line, with the path of its watchlist."""

    path: Path

    def watchlist(self) -> Watchlist:
        """Load the watchlist with its secrets, for verbs that deliver."""
        return load(self.path, os.environ)

    def watchlist_without_secrets(self) -> Watchlist:
        """Load the watchlist without resolving secrets, for verbs that only read."""
        return load(self.path, None)

    def watchlist_or_empty(self) -> Watchlist:
        """Load the watchlist without secrets; return an empty watchlist if the file is missing."""
        return (
            self.watchlist_without_secrets() if self.path.exists() else parse("", self.path, None)
        )


@asynccontextmanager
async def application(
    watchlist: Watchlist, level: int = logging.WARNING
) -> AsyncIterator[Application]:
    """Open the application and lock its snapshot folder; log from `level` on."""
    from monitor.service import logging_setup
    from monitor.service.application import Application

    logging_setup.configure(level=level)
    async with Application.open(watchlist) as joined:
        yield joined


def queries_of(watchlist: Watchlist) -> Queries:
    """Open the index for reading; the caller closes it.

    Raises `UsageError` if nothing has been read yet.
    """
    return store_of(watchlist).queries()


def store_of(watchlist: Watchlist, keys: Path | None = None) -> Backend:
    """Return the store of a watchlist; raises `UsageError` if nothing has been read yet.

    `keys` replaces the watchlist's folder of secrets.
    """
    location = watchlist.settings.snapshots
    backend = backend_of(location, keys or watchlist.settings.keys)
    if backend.is_untouched():
        raise UsageError(f"{location} holds nothing yet: begin with `policy-monitor check`")
    return backend


def watches_named(watchlist: Watchlist, names: Sequence[str]) -> tuple[Watch, ...]:
    """Return the watches named by id, company or URL, in watchlist order; without names, all."""
    if not names:
        return watchlist.watches
    wanted = {watch.id for name in names for watch in _matching(watchlist, name)}
    return tuple(watch for watch in watchlist.watches if watch.id in wanted)


def single_watch(watchlist: Watchlist, name: str) -> Watch:
    """Return the watch with this id, company or URL; refuse a name that several watches share."""
    found = _matching(watchlist, name)
    if len(found) > 1:
        raise UsageError(f"'{name}' is several watches: {', '.join(watch.id for watch in found)}")
    return found[0]


def typed_address(url: str, parameter: str) -> str:
    """Return a typed URL with its scheme: `ostenz.example` → `https://ostenz.example`."""
    try:
        return web_address(url if ":/" in url else f"https://{url}")
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint=parameter) from None


def _matching(watchlist: Watchlist, name: str) -> list[Watch]:
    found = [watch for watch in watchlist.watches if name in _names(watch)]
    if found:
        return found
    close = _close(name, [watch.id for watch in watchlist.watches])
    advice = f"Did you mean '{close}'?" if close else "See `policy-monitor status`."
    raise UsageError(f"{watchlist.path} holds no watch '{name}'. {advice}")


def _names(watch: Watch) -> tuple[str, ...]:
    return watch.id, watch.id.partition("/")[0], watch.company, watch.url


def _close(name: str, known: Sequence[str]) -> str:
    """Return the first id that contains the name, else the most similar id, else ""."""
    containing = [identifier for identifier in known if name.casefold() in identifier]
    return next(iter(containing or get_close_matches(name, known, n=1, cutoff=0.5)), "")
