"""Read a response body within its limits, and decompress it as it arrives."""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import AsyncIterator
from typing import Final

from monitor.fetch.abandoned import Stopped
from monitor.fetch.limits import Limits

GZIP: Final = 16 + zlib.MAX_WBITS
MAX_MEMBERS: Final = 1000
PLAIN: Final = frozenset({"", "identity"})
COMPRESSED: Final = frozenset({"gzip", "x-gzip"})
CHUNKS_PER_TURN: Final = 256
"""Chunks after which other work has its turn; parsing these takes about 10 ms."""


async def read_body(chunks: AsyncIterator[bytes], coding: str, limits: Limits) -> bytes:
    """Return the decoded bytes of a body; `coding` is the value of Content-Encoding.

    Raises `Stopped`:
    "too large" if a limit of bytes or chunks is exceeded,
    "half a page" if a gzip stream is cut,
    "unreadable" for any coding but gzip. Others were not requested; nested codings are a bomb.
    """
    name = coding.strip().lower()
    if name in PLAIN:
        return await _plain(chunks, limits)
    if name in COMPRESSED:
        return await _gzip(chunks, limits)
    raise Stopped(
        "unreadable",
        f"The page is compressed as “{coding[:80]}”, which was not requested: only gzip is supported.",
    )


async def _plain(chunks: AsyncIterator[bytes], limits: Limits) -> bytes:
    return b"".join([chunk async for chunk in _counted(chunks, limits)])


async def _gzip(chunks: AsyncIterator[bytes], limits: Limits) -> bytes:
    inflater = Inflater(limits.decoded_bytes)
    async for chunk in _counted(chunks, limits):
        inflater.feed(chunk)
    return inflater.end()


async def _counted(chunks: AsyncIterator[bytes], limits: Limits) -> AsyncIterator[bytes]:
    """Yield the chunks; raise `Stopped` if they are too many or too large together."""
    size = count = 0
    async for chunk in chunks:
        size += len(chunk)
        _within(size, limits.raw_bytes)
        count += 1
        if count > limits.chunks:
            raise Stopped(
                "too large",
                f"The page comes in more than the {limits.chunks:,} pieces that are read.",
            )
        if count % CHUNKS_PER_TURN == 0:
            await asyncio.sleep(0)  # chunks that have arrived come without waiting
        yield chunk


def _within(size: int, most: int) -> None:
    if size > most:
        raise Stopped("too large", f"The page is larger than the {_mebibytes(most)} that are read.")


def _mebibytes(size: int) -> str:
    return f"{size / 2**20:g} MiB" if size >= 2**20 else f"{size} bytes"


class Inflater:
    """Decompresses gzip of one or more members into at most `most` bytes."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._size = 0
        self._parts: list[bytes] = []
        self._members = 1
        self._stream = zlib.decompressobj(GZIP)

    def feed(self, chunk: bytes) -> None:
        """Decompress the next chunk. Raises `Stopped` if the result is too large or is not gzip."""
        while chunk:
            if self._stream.eof:
                self._next_member()
            chunk = self._inflate(chunk)

    def _inflate(self, chunk: bytes) -> bytes:
        try:
            part = self._stream.decompress(chunk, self._most - self._size + 1)
        except zlib.error as fault:
            raise Stopped("unreadable", f"The page's gzip stream is broken: {fault}.") from fault
        self._size += len(part)
        _within(self._size, self._most)
        self._parts.append(part)
        return self._stream.unused_data

    def _next_member(self) -> None:
        self._members += 1
        if self._members > MAX_MEMBERS:
            raise Stopped("unreadable", "The page's gzip stream is cut into too many members.")
        self._stream = zlib.decompressobj(GZIP)

    def end(self) -> bytes:
        """Return all decompressed bytes. Raises `Stopped` if the stream is incomplete."""
        if not self._stream.eof:
            raise Stopped(
                "half a page", "The page's gzip stream ended early; it is read again later."
            )
        return b"".join(self._parts)
