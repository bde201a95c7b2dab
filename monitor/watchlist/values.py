"""What a watchlist declares."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from monitor.config.allowances import Allowance
from monitor.config.listen_checks import Proxy
from monitor.decide.patience import Patience
from monitor.model import Channel, Watch
from monitor.store.retention import Retention


@dataclass(frozen=True, slots=True)
class Settings:
    """The `[monitor]` table, with defaults."""

    snapshots: Path
    """A relative path in the file counts from the folder of the watchlist."""
    contact: str = ""
    """A mailto: or web address, sent in the User-Agent so that a site can reach the operator."""
    every: timedelta = timedelta(hours=12)
    patience: Patience = field(default_factory=Patience)
    host_delay: timedelta = timedelta(seconds=1)
    """The pause between two requests to one host."""
    concurrency: int = 8
    """The number of pages read at a time, each from another host."""
    feeds: bool = True
    """Whether Atom feeds are written beside the snapshots."""
    keys: Path | None = None
    """The folder of the secrets, `[evidence] keys`; None is a folder beside the snapshots."""
    retention: Retention = field(default_factory=Retention)
    """The `[retention]` table."""


@dataclass(frozen=True, slots=True)
class Web:
    """The `[web]` table: the status page."""

    host: str = "127.0.0.1"
    port: int = 8321
    """0 takes any free port."""
    socket: Path | None = None
    """The unix socket to listen on, instead of host and port."""
    off: bool = False
    password_hash: str | None = field(default=None, repr=False)
    user_header: str | None = None
    """The header in which a reverse proxy names the authenticated user."""
    trusted_proxies: tuple[Proxy, ...] = ()
    """The proxies whose headers are believed."""
    hosts: tuple[str, ...] = ()
    """Host names accepted in requests, besides the address listened on."""


@dataclass(frozen=True, slots=True)
class Network:
    """The `[network.fetch]` and `[network.deliver]` tables."""

    fetch: tuple[Allowance, ...] = ()
    """Private addresses that pages and robots.txt may be read from."""
    deliver: tuple[Allowance, ...] = ()
    """Private addresses that webhooks may be posted to."""
    older: bool = False
    """Whether the file has the older `[network] allow`."""


@dataclass(frozen=True, slots=True)
class Watchlist:
    """A whole watchlist, checked; `repr` shows no secret."""

    path: Path
    settings: Settings
    network: Network
    web: Web
    channels: tuple[Channel, ...]
    watches: tuple[Watch, ...]
