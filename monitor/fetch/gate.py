"""Decide which IP addresses may be connected to, at the moment of connecting.

A name is resolved once, all its addresses are checked, and one of those is connected to. A name
server that later answers differently (DNS rebinding) changes nothing. The host's name stays in the
request and in the TLS handshake.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Final, Protocol, TypeAlias

import httpcore

from monitor.fetch.dial import AsyncioDial

Network: TypeAlias = IPv4Network | IPv6Network

WEB_PORTS: Final = frozenset({80, 443})

# IANA special-purpose registries. The standard library's `is_global` is no substitute: it accepts
# multicast, 192.0.0.192 and several forms that embed a private address.
NEVER_V4: Final[tuple[tuple[IPv4Network, str], ...]] = tuple(
    (IPv4Network(network), what)
    for network, what in (
        ("0.0.0.0/8", "unspecified"),
        ("10.0.0.0/8", "private"),
        ("100.64.0.0/10", "shared by a carrier (CGNAT)"),
        ("127.0.0.0/8", "loopback"),
        ("168.63.129.16/32", "a cloud's own"),
        ("169.254.0.0/16", "link-local"),
        ("172.16.0.0/12", "private"),
        ("192.0.0.0/24", "reserved for protocols"),
        ("192.0.2.0/24", "for documentation"),
        ("192.88.99.0/24", "a 6to4 relay"),
        ("192.168.0.0/16", "private"),
        ("198.18.0.0/15", "for benchmarks"),
        ("198.51.100.0/24", "for documentation"),
        ("203.0.113.0/24", "for documentation"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "reserved"),
    )
)
NEVER_V6: Final[tuple[tuple[IPv6Network, str], ...]] = tuple(
    (IPv6Network(network), what)
    for network, what in (
        ("::/128", "unspecified"),
        ("::1/128", "loopback"),
        ("fc00::/7", "private"),
        ("fe80::/10", "link-local"),
        ("fec0::/10", "site-local"),
        ("ff00::/8", "multicast"),
        ("2001::/32", "a Teredo tunnel"),
        ("2001::/23", "reserved for protocols"),
        ("2001:db8::/32", "for documentation"),
        ("2002::/16", "a 6to4 tunnel"),
        ("3fff::/20", "for documentation"),
    )
)
PUBLIC_V6: Final = IPv6Network("2000::/3")
NAT64: Final = IPv6Network("64:ff9b::/96")
ISATAP: Final = frozenset({0x00005EFE, 0x02005EFE})


def refusal(address: str, port: int, allow: tuple[Network, ...]) -> str | None:
    """Return why this address and port are refused, as half a sentence; None if permitted.

    Permitted are public addresses on ports 80 and 443, and any port within `allow`. An IPv4 address
    in mapped or NAT64 form is treated as that IPv4 address.
    `10.0.0.1`, 443 → `10.0.0.1 is private`
    """
    try:
        parsed = ip_address(address)
    except ValueError:
        return f"{address} is not an IP address"
    meant = _embedded(parsed)
    if any(parsed in network or meant in network for network in allow):
        return None
    what = _special(meant)
    if what is not None:
        return f"{address} is {what}"
    if port not in WEB_PORTS:
        return f"port {port} is not one of the web's (80, 443)"
    return None


def _embedded(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    if isinstance(address, IPv4Address) or address.scope_id is not None:
        return address
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address in NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address


def _special(address: IPv4Address | IPv6Address) -> str | None:
    if isinstance(address, IPv4Address):
        return next((what for network, what in NEVER_V4 if address in network), None)
    if address.scope_id is not None:
        return "bound to one interface"
    what = next((what for network, what in NEVER_V6 if address in network), None)
    if what is not None:
        return what
    if int(address) >> 32 & 0xFFFFFFFF in ISATAP:
        return "an ISATAP tunnel"
    return None if address in PUBLIC_V6 else "not a public address"


def networks(texts: Iterable[str]) -> tuple[Network, ...]:
    """Parse ranges as a watchlist has them: `10.0.0.0/8` or `127.0.0.1`. Raises `ValueError`."""
    return tuple(ip_network(text) for text in texts)


class AddressRefused(Exception):
    """The host has an address that may not be connected to."""

    def __init__(self, host: str, reason: str) -> None:
        super().__init__(f"{host}: {reason}")
        self.host = host
        self.reason = reason


class HostUnknown(Exception):
    """The host has no address, or the name server did not answer."""

    def __init__(self, host: str, reason: str) -> None:
        super().__init__(f"{host}: {reason}")
        self.host = host
        self.reason = reason


class Resolver(Protocol):
    """Resolves names; tests have resolvers of their own."""

    async def resolve(self, host: str, port: int) -> tuple[str, ...]:
        """Return the host's addresses in the order to try them. Raises `HostUnknown`."""
        ...


class SystemResolver:
    """The system's resolver, in its own threads: a slow name server delays no other work."""

    def __init__(self, threads: int = 32) -> None:
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="resolver")

    async def resolve(self, host: str, port: int) -> tuple[str, ...]:
        """Return the host's addresses in the order to try them. Raises `HostUnknown`."""
        loop = asyncio.get_running_loop()
        try:
            answers = await loop.run_in_executor(
                self._threads, lambda: socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            )
        except (OSError, UnicodeError) as fault:
            raise HostUnknown(host, getattr(fault, "strerror", None) or str(fault)) from fault
        return tuple(dict.fromkeys(str(answer[4][0]) for answer in answers))


class Gate:
    """Resolves hosts, and refuses each host that has a forbidden address."""

    def __init__(self, allow: tuple[Network, ...] = (), resolver: Resolver | None = None) -> None:
        self._allow = allow
        self._resolver = resolver or SystemResolver()

    async def addresses(self, host: str, port: int) -> tuple[str, ...]:
        """Return the host's addresses; one forbidden address refuses the host.

        Raises `AddressRefused` or `HostUnknown`.
        """
        answers = (host,) if _is_address(host) else await self._resolver.resolve(host, port)
        if not answers:
            raise HostUnknown(host, "the name has no address")
        for address in answers:
            reason = refusal(address, port, self._allow)
            if reason is not None:
                raise AddressRefused(host, reason)
        return answers


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


class GatedBackend(httpcore.AsyncNetworkBackend):
    """httpcore's network backend: connects only to addresses that the gate permits."""

    def __init__(self, gate: Gate, dial: httpcore.AsyncNetworkBackend | None = None) -> None:
        self._gate = gate
        self._dial = dial or AsyncioDial()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the signature is httpcore's
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the first address of the host that accepts."""
        fault: httpcore.ConnectError | httpcore.ConnectTimeout | None = None
        addresses = await self._gate.addresses(host, port)
        share = None if timeout is None else timeout / len(addresses)
        for address in addresses:
            try:
                return await self._dial.connect_tcp(
                    address, port, share, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as failed:
                fault = failed
        assert fault is not None
        raise fault

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ASYNC109, ARG002 - the signature is httpcore's
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,  # noqa: ARG002 - the same
    ) -> httpcore.AsyncNetworkStream:
        """Refuse: no URL names a socket file."""
        raise AddressRefused(path, "a socket file is no web address")

    async def sleep(self, seconds: float) -> None:
        """Wait between httpcore's own retries."""
        await asyncio.sleep(seconds)
