"""Checks of where the status page listens and whom it trusts; see `monitor.config.checks`."""

from __future__ import annotations

from ipaddress import IPv4Network, IPv6Network, ip_address
from pathlib import Path
from typing import Final, Literal

from monitor.config.address_checks import address_range
from monitor.config.checks import between

SOCKET: Final = "unix:"
"""Before the path of a unix socket; alone, whoever connects to the page's socket."""
LONGEST_SOCKET: Final = 107
"""Bytes of a socket's path; Linux takes no more."""

_EXAMPLE: Final = "unix:/run/policy-monitor/page.sock"

Proxy = IPv4Network | IPv6Network | Literal["unix:"]


def listen_address(text: str) -> tuple[str, int] | Path:
    """Read host and port, or a socket: `127.0.0.1:8321`, `[::1]:8321`, `unix:/run/policy-monitor/page.sock`."""
    if text.startswith(SOCKET):
        return _socket_path(text.removeprefix(SOCKET))
    host, _, port = text.rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    try:
        if host != "localhost":
            ip_address(host)
        return host, between(0, 65535)(int(port))
    except ValueError:
        raise ValueError(
            f"{text!r} is no address to listen on; write 127.0.0.1:8321, or {_EXAMPLE}"
        ) from None


def trusted_proxy(text: str) -> Proxy:
    """Read an address or range of proxies, or `unix:` for whoever connects to the page's socket."""
    if text == SOCKET:
        return "unix:"
    if text.startswith(SOCKET):
        raise ValueError(f'{text!r}: write "unix:" alone; it means the socket of [web] listen')
    return address_range(text)


def _socket_path(text: str) -> Path:
    """Check a socket's path. A name with @, in no folder, would be open to every user."""
    path = Path(text)
    if not path.is_absolute() or path == Path("/") or not text.isprintable():
        raise ValueError(f"{SOCKET + text!r} is no absolute path of a socket; write {_EXAMPLE}")
    if len(text.encode()) > LONGEST_SOCKET:
        raise ValueError(f"the socket's path is longer than {LONGEST_SOCKET} bytes: shorten it")
    return path
