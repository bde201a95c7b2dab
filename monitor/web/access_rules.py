"""Who may use the status page, and under which host names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Final

from monitor.config.listen_checks import SOCKET
from monitor.watchlist import Web

PUBLIC: Final = ("/signin", "/static/", "/healthz", "/readyz")
"""Paths that need no sign-in; a trailing slash includes every path below it."""

LONGEST_ADDRESS: Final = 45
"""Characters of an IPv6 address."""

_WITH_PORT: Final = re.compile(r"\[([0-9A-Fa-f:.]+)\](?::\d{1,5})?|(\d+(?:\.\d+){3}):\d{1,5}")
"""An address as some proxies forward it: `192.0.2.7:4711`, `[2001:db8::7]:4711`."""

LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class AccessRules:
    """The part of `[web]` in the watchlist that decides who may come in."""

    hosts: frozenset[str]
    """Accepted host names, in lower case."""
    sign_in: bool
    """Whether there is a password."""
    user_header: str | None
    """The header in which a reverse proxy names the user."""
    trusted_proxies: tuple[IPv4Network | IPv6Network, ...] = ()
    """Peers whose headers are believed."""
    trusts_socket: bool = False
    """Whether the page listens on a unix socket, and who connects to it is such a peer."""

    @property
    def guarded(self) -> bool:
        """Whether a user must be known."""
        return self.sign_in or self.user_header is not None

    def trusts(self, peer: str) -> bool:
        """Return whether the peer of a connection is a trusted proxy: an address, or `unix:`.

        An IPv4 peer of a dual-stack socket counts as IPv4: `::ffff:10.0.0.1` → `10.0.0.1`.
        """
        if peer == SOCKET:
            return self.trusts_socket
        try:
            address = ip_address(peer)
        except ValueError:
            return False
        if isinstance(address, IPv6Address) and address.ipv4_mapped:
            address = address.ipv4_mapped
        return any(address in network for network in self.trusted_proxies)

    def client(self, peer: str, forwarded: str) -> str:
        """Return the client's address: the last of `X-Forwarded-For` that is no trusted proxy.

        Only a trusted proxy is believed: with 10.0.0.1 trusted, peer 10.0.0.1 and
        `made-up, 192.0.2.7` → `192.0.2.7`; for any other peer the peer itself.
        """
        hops = [_without_port(hop.strip()) for hop in forwarded.split(",") if hop.strip()]
        while hops and self.trusts(peer):
            peer = hops.pop()
        return peer[:LONGEST_ADDRESS]

    def accepts_host(self, header: str) -> bool:
        """Return whether a `Host` header names this server; otherwise it may be DNS rebinding."""
        name = re.sub(r":\d{1,5}\Z", "", header).lower()
        return name.removeprefix("[").removesuffix("]") in self.hosts


def access_rules(web: Web) -> AccessRules:
    """Return the rules of a watchlist. An unspecified address (0.0.0.0) is no host name."""
    networks = tuple(proxy for proxy in web.trusted_proxies if not isinstance(proxy, str))
    trusts_socket = web.socket is not None and SOCKET in web.trusted_proxies
    is_name = web.host == "localhost" or not ip_address(web.host).is_unspecified
    own = {web.host} if is_name else set()
    hosts = frozenset(name.lower() for name in own | LOOPBACK | set(web.hosts))
    sign_in = web.password_hash is not None
    return AccessRules(hosts, sign_in, web.user_header, networks, trusts_socket)


def is_public(path: str) -> bool:
    """Return whether a path needs no sign-in."""
    return any(
        path == public or (public.endswith("/") and path.startswith(public)) for public in PUBLIC
    )


def _without_port(hop: str) -> str:
    found = _WITH_PORT.fullmatch(hop)
    return (found[1] or found[2]) if found else hop
