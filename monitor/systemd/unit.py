"""The systemd unit for a watchlist: locked in as far as its work allows.

What the watchlist needs is allowed and no more: its snapshots may be written, its networks reached;
only where pages are rendered may memory become code, as a browser's scripts do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from pathlib import Path
from typing import Final

from monitor.watchlist import Watchlist

STATE: Final = Path("/var/lib/policy-monitor")
HOMES: Final = (Path("/home"), Path("/root"), Path("/run/user"))
"""What `ProtectHome=` hides."""

Address = IPv4Address | IPv6Address | IPv4Network | IPv6Network


@dataclass(frozen=True, slots=True)
class Machine:
    """What the unit must know of the machine it is for."""

    command: tuple[str, ...]
    """The program, by its absolute path, and the arguments before its own."""
    reads: tuple[Path, ...] = ()
    """Where the program lies."""
    nameservers: tuple[IPv4Address | IPv6Address, ...] = ()
    """Whom it asks for addresses: they may well lie inside."""


def unit(watchlist: Watchlist, user: str | None, machine: Machine) -> str:
    """The unit's text; `user` None gives the service a user of its own that exists while it runs."""
    renders = any(watch.render for watch in watchlist.watches)
    paths = (*machine.reads, watchlist.path.absolute(), watchlist.settings.snapshots)
    words = (*machine.command, "--watchlist", str(watchlist.path.absolute()), "run")
    values = {
        "EXEC": " ".join(_quoted(word).replace("$", "$$") for word in words),
        "IDENTITY": "\n".join(_identity(watchlist.settings.snapshots, user)),
        "HOME": "read-only" if any(map(_at_home, paths)) else "yes",
        "PROC": "all" if renders else "pid",
        "NO_NEW_CODE": "no" if renders else "yes",
        "MEMORY_HIGH": "2G" if renders else "768M",
        "MEMORY_MAX": "3G" if renders else "1G",
        "TASKS": "512" if renders else "128",
        "ALLOWED": " ".join(("localhost", *_inside(watchlist, machine.nameservers))),
    }
    text = files("monitor.systemd").joinpath("policy-monitor.service").read_text("utf-8")
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    return text


def nameservers(resolv_conf: str) -> tuple[IPv4Address | IPv6Address, ...]:
    """The servers that a resolv.conf names, loopback aside; what cannot be read is passed over."""
    found = []
    for line in resolv_conf.splitlines():
        match line.split():
            case ["nameserver", address, *_]:
                try:
                    found.append(ip_address(address.partition("%")[0]))
                except ValueError:
                    continue
    return tuple(address for address in found if not address.is_loopback)


def keeps_state(snapshots: Path) -> bool:
    """Whether the snapshots lie where systemd makes the service a folder of its own."""
    return snapshots.is_relative_to(STATE)


def _identity(snapshots: Path, user: str | None) -> Sequence[str]:
    lines = ["DynamicUser=yes"] if user is None else [f"User={user}"]
    if keeps_state(snapshots):
        lines += [
            f"StateDirectory={STATE.name}",
            "StateDirectoryMode=0700",
            f"WorkingDirectory={STATE}",
            f"Environment=HOME={STATE}",
        ]
    else:
        lines += [f"ReadWritePaths={_quoted(str(snapshots))}"]
    return lines


def _inside(watchlist: Watchlist, servers: Iterable[Address]) -> Iterable[str]:
    """Private addresses that the service has to reach, or to be reached at."""
    return dict.fromkeys(str(address) for address in (*servers, *watchlist.network.allow))


def _at_home(path: Path) -> bool:
    return any(path.is_relative_to(home) for home in HOMES)


def _quoted(word: str) -> str:
    """One word as systemd reads it: specifiers, quotes and blanks mean themselves."""
    word = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return f'"{word}"' if not word or set(word) & set(" \t'\"\\;") else word
