"""Generate the systemd unit for a watchlist, confined as far as its work allows.

The unit permits what the watchlist needs and no more: writing its snapshots, reaching its networks.
Only if pages are rendered may memory become executable, as a browser's JIT compiler needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from pathlib import Path
from typing import Final

from monitor.config.allowances import allowance
from monitor.store.backends import default_keys
from monitor.watchlist import Watchlist
from monitor.watchlist.values import Settings

STATE: Final = Path("/var/lib/policy-monitor")
RUNTIME: Final = Path("/run/policy-monitor")
HOMES: Final = (Path("/home"), Path("/root"), Path("/run/user"))
"""What `ProtectHome=` hides."""

Address = IPv4Address | IPv6Address | IPv4Network | IPv6Network


@dataclass(frozen=True, slots=True)
class Machine:
    """Facts about the machine that the unit is for."""

    command: tuple[str, ...]
    """The program's absolute path and its first arguments."""
    reads: tuple[Path, ...] = ()
    """Paths that the program is loaded from."""
    nameservers: tuple[IPv4Address | IPv6Address, ...] = ()
    """Its name servers, which may have private addresses."""


def unit(watchlist: Watchlist, user: str | None, machine: Machine) -> str:
    """Return the unit's text; `user` None makes systemd create a user while the service runs."""
    renders = any(watch.render for watch in watchlist.watches)
    paths = (*machine.reads, watchlist.path.absolute(), watchlist.settings.snapshots)
    words = (*machine.command, "--watchlist", str(watchlist.path.absolute()), "run")
    values = {
        "EXEC": " ".join(_quoted(word).replace("$", "$$") for word in words),
        "IDENTITY": "\n".join(_identity(watchlist, user)),
        "HOME": "read-only" if any(map(_at_home, paths)) else "yes",
        "PROC": "all" if renders else "pid",
        "NO_NEW_CODE": "no" if renders else "yes",
        "MEMORY_HIGH": "2G" if renders else "768M",
        "MEMORY_MAX": "3G" if renders else "1G",
        "TASKS": "512" if renders else "128",
        "ALLOWED": " ".join(("localhost", *_private_addresses(watchlist, machine.nameservers))),
    }
    text = files("monitor.systemd").joinpath("policy-monitor.service").read_text("utf-8")
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    return text


def nameservers(resolv_conf: str) -> tuple[IPv4Address | IPv6Address, ...]:
    """Return the name servers in a resolv.conf, without loopback ones and invalid lines."""
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
    """Return whether the snapshots are in the folder that systemd creates for the service."""
    return snapshots.is_relative_to(STATE)


def keys_of(settings: Settings) -> Path:
    """Return the folder of the secrets, which the service writes as well."""
    return settings.keys or default_keys(settings.snapshots)


def _identity(watchlist: Watchlist, user: str | None) -> Sequence[str]:
    settings, socket = watchlist.settings, watchlist.web.socket
    snapshots, keys = settings.snapshots, keys_of(settings)
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
    if not keeps_state(keys):
        lines += [f"ReadWritePaths={_quoted(str(keys))}"]
    if socket is not None and not watchlist.web.off:
        lines += _socket_folder(socket.parent)
    return lines


def _socket_folder(folder: Path) -> Sequence[str]:
    """Return the lines by which the service may create its socket; systemd makes its folder in /run."""
    if folder == RUNTIME:
        return (f"RuntimeDirectory={RUNTIME.name}", "RuntimeDirectoryMode=0750")
    return (f"ReadWritePaths={_quoted(str(folder))}",)


def _private_addresses(watchlist: Watchlist, servers: Iterable[Address]) -> Iterable[str]:
    """Return the private addresses that the service may exchange traffic with; systemd has no ports."""
    network = watchlist.network
    watched = (allowance(text) for watch in watchlist.watches for text in watch.allow)
    allowed = (each.network for each in (*network.fetch, *network.deliver, *watched))
    return dict.fromkeys(str(address) for address in (*servers, *allowed))


def _at_home(path: Path) -> bool:
    return any(path.is_relative_to(home) for home in HOMES)


def _quoted(word: str) -> str:
    """Quote one word for systemd: escape specifiers, quotes and blanks."""
    word = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return f'"{word}"' if not word or set(word) & set(" \t'\"\\;") else word
