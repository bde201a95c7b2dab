"""What a watchlist declares."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path

from monitor.decide.patience import Patience
from monitor.model import Channel, Watch


@dataclass(frozen=True, slots=True)
class Settings:
    """How the monitor behaves: the `[monitor]` table, defaults filled in."""

    snapshots: Path
    """Relative paths are meant from the watchlist's folder."""
    contact: str = ""
    """A mailto: or web address sent in the User-Agent, so that a site can complain."""
    every: timedelta = timedelta(hours=12)
    patience: Patience = field(default_factory=Patience)
    host_delay: timedelta = timedelta(seconds=1)
    """The pause between two requests to one host."""
    concurrency: int = 8
    """How many pages are read at the same time, each from another host."""
    feeds: bool = True
    """Whether Atom feeds are written beside the snapshots."""


@dataclass(frozen=True, slots=True)
class Web:
    """The status page: the `[web]` table."""

    host: str = "127.0.0.1"
    port: int = 8321
    """0: any free port."""
    off: bool = False
    password_hash: str | None = field(default=None, repr=False)
    user_header: str | None = None
    """The header in which a proxy in front names whom it let in."""
    hosts: tuple[str, ...] = ()
    """Names under which the page may be asked for, besides the one it listens on."""


@dataclass(frozen=True, slots=True)
class Network:
    """What may be reached: the `[network]` table."""

    allow: tuple[IPv4Network | IPv6Network, ...] = ()
    """Private ranges that may be fetched or posted to."""


@dataclass(frozen=True, slots=True)
class Watchlist:
    """A whole watchlist, checked."""

    path: Path
    settings: Settings
    network: Network
    web: Web
    channels: tuple[Channel, ...]
    watches: tuple[Watch, ...]
