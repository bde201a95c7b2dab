"""Resolve hosts, and decide at the moment of connecting whether their addresses may be reached.

A name is resolved once, all its addresses are checked, and one of those is connected to. A name
server that later answers differently (DNS rebinding) changes nothing. The host's name stays in the
request and in the TLS handshake.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from ipaddress import ip_address
from typing import Protocol

import httpcore

from monitor.fetch.dial import AsyncioDial
from monitor.fetch.network_scope import NetworkScope


class AddressRefused(Exception):
    """The host has an address that may not be connected to."""

    def __init__(self, host: str, reason: str, advice: str) -> None:
        super().__init__(f"{host}: {reason}")
        self.host = host
        self.reason = reason
        self.advice = advice


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

    def __init__(self, resolver: Resolver | None = None) -> None:
        self._resolver = resolver or SystemResolver()

    async def resolve(self, host: str, port: int) -> tuple[str, ...]:
        """Return the host's addresses, unchecked. Raises `HostUnknown`."""
        answers = (host,) if _is_address(host) else await self._resolver.resolve(host, port)
        if not answers:
            raise HostUnknown(host, "the name has no address")
        return answers

    async def addresses(self, host: str, port: int, scope: NetworkScope) -> tuple[str, ...]:
        """Return the host's addresses; one forbidden address refuses the host.

        Raises `AddressRefused` or `HostUnknown`.
        """
        answers = await self.resolve(host, port)
        for address in answers:
            reason = scope.refusal(address, port)
            if reason is not None:
                raise AddressRefused(host, reason, scope.advice)
        return answers


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


class GatedBackend(httpcore.AsyncNetworkBackend):
    """httpcore's network backend: connects only to addresses that the gate permits in this scope."""

    def __init__(
        self, gate: Gate, scope: NetworkScope, dial: httpcore.AsyncNetworkBackend | None = None
    ) -> None:
        self._gate = gate
        self._scope = scope
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
        addresses = await self._gate.addresses(host, port, self._scope)
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
        raise AddressRefused(path, "a socket file is no web address", "Give a web address.")

    async def sleep(self, seconds: float) -> None:
        """Wait between httpcore's own retries."""
        await asyncio.sleep(seconds)
