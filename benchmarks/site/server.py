"""A web server in its own process, so that its CPU time is not counted.

/<number>        the page, with new tokens at every fetch
/same/<number>   the page with an ETag: 304 if the client knows it
/slow/<number>   the head of a response and then nothing, until the client gives up or `release`
"""

from __future__ import annotations

import asyncio
import multiprocessing
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from multiprocessing.connection import Connection
from typing import Final

from benchmarks.site.policies import TOKEN, page

ETAG: Final = '"stands"'
HEAD: Final = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
GONE: Final = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
NOT_MODIFIED: Final = f"HTTP/1.1 304 Not Modified\r\nETag: {ETAG}\r\n\r\n".encode()


@dataclass(frozen=True, slots=True)
class Seen:
    """What the server saw since the last call of `Site.seen`."""

    fetches: dict[tuple[str, str], int]
    """Requests by host and path, without robots.txt."""
    most_at_once: int
    """Most concurrent requests to one host."""
    connections: int
    """Currently open connections."""


class Site:
    """The running server."""

    def __init__(self, addresses: tuple[str, ...], port: int, asked: Connection) -> None:
        self.addresses = addresses
        self._port = port
        self._asked = asked

    def url(self, place: int, path: str) -> str:
        """Return a page's URL on one of the hosts."""
        return f"http://{self.addresses[place % len(self.addresses)]}:{self._port}/{path}"

    def seen(self) -> Seen:
        """Return what the server saw since the last call."""
        self._asked.send("seen")
        seen: Seen = self._asked.recv()
        return seen

    def release(self) -> None:
        """Close the connections that wait for a slow page."""
        self._asked.send("release")


@contextmanager
def serving(hosts: int = 20, *, patience: float = 0.0) -> Iterator[Site]:
    """Serve the site on 127.0.0.1 and further addresses; each response takes `patience` seconds."""
    addresses = tuple(f"127.0.{number // 250}.{1 + number % 250}" for number in range(hosts))
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(
        target=_serve, args=(addresses, patience, theirs), daemon=True
    )
    process.start()
    theirs.close()
    try:
        yield Site(addresses, ours.recv(), ours)
    finally:
        process.kill()
        process.join()
        ours.close()


class _Server:
    def __init__(self, patience: float) -> None:
        self._patience = patience
        self._pages: dict[str, list[bytes]] = {}
        self._numbers = count()
        self._fetches: Counter[tuple[str, str]] = Counter()
        self._under_way: Counter[str] = Counter()
        self._most = 0
        self._connections = 0
        self._holding = True
        self._held: set[asyncio.Task[bytes]] = set()

    def tell(self, asked: Connection) -> None:
        if asked.recv() == "release":
            self._holding = False
            for waiting in self._held:
                waiting.cancel()
            return
        asked.send(Seen(dict(self._fetches), self._most, self._connections))
        self._fetches.clear()
        self._most = 0

    async def converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._connections += 1
        host: str = writer.get_extra_info("sockname")[0]
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                path = head.split(b" ", 2)[1].decode()
                if path == "/robots.txt":
                    writer.write(GONE)
                    continue
                await self._answer(host, path, b"if-none-match" in head.lower(), reader, writer)
        self._connections -= 1
        writer.close()

    async def _answer(
        self, host: str, path: str, known: bool, reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
    ) -> None:  # fmt: skip
        self._fetches[host, path] += 1
        self._under_way[host] += 1
        self._most = max(self._most, self._under_way[host])
        try:
            if self._patience:
                await asyncio.sleep(self._patience)
            if path.startswith("/slow/"):
                writer.write(f"{HEAD}Content-Length: 100\r\n\r\n".encode())
                await self._hold(reader)
            elif path.startswith("/same/"):
                writer.write(NOT_MODIFIED if known else self._page(path, f"ETag: {ETAG}\r\n"))
            else:
                writer.write(self._page(path, ""))
        finally:
            self._under_way[host] -= 1

    async def _hold(self, reader: asyncio.StreamReader) -> None:
        if self._holding:
            held = asyncio.create_task(reader.read())
            self._held.add(held)
            await asyncio.wait({held})
            self._held.discard(held)
        raise ConnectionAbortedError

    def _page(self, path: str, header: str) -> bytes:
        number = path.rpartition("/")[2]
        if number not in self._pages:
            self._pages[number] = [piece.encode() for piece in page(int(number)).split(TOKEN)]
        body = b"%08x" % (next(self._numbers) * 2654435761 % 2**32)
        body = body.join(self._pages[number])
        return f"{HEAD}{header}Content-Length: {len(body)}\r\n\r\n".encode() + body


def _serve(addresses: tuple[str, ...], patience: float, asked: Connection) -> None:
    asyncio.run(_listen(_Server(patience), addresses, asked))


async def _listen(server: _Server, addresses: tuple[str, ...], asked: Connection) -> None:
    first = await asyncio.start_server(server.converse, addresses[0], 0, backlog=1000)
    port: int = first.sockets[0].getsockname()[1]
    await asyncio.start_server(server.converse, addresses[1:], port, backlog=1000)
    asyncio.get_running_loop().add_reader(asked.fileno(), server.tell, asked)
    asked.send(port)
    await asyncio.Event().wait()
