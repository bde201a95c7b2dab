"""Ask the index in threads, each with its own connection."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final, TypeVar

from monitor.store.protocols import Queries

T = TypeVar("T")

READERS: Final = 2
"""Threads: one may run a search while the other answers."""


class Index:
    """Asks the index of a store without blocking the event loop.

    `connect` opens a connection for the thread that calls it, such as `Backend.queries`.
    """

    def __init__(self, connect: Callable[[], Queries]) -> None:
        self._readers = tuple(_Reader(connect) for _ in range(READERS))
        self._idle: asyncio.LifoQueue[_Reader] = asyncio.LifoQueue()
        for reader in self._readers:
            self._idle.put_nowait(reader)

    async def ask(self, question: Callable[[Queries], T]) -> T:
        """Run the question in a free thread; return its answer or raise its error."""
        reader = await self._idle.get()
        try:
            return await reader.ask(question)
        finally:
            self._idle.put_nowait(reader)

    async def aclose(self) -> None:
        """Wait for running questions and close the connections."""
        for reader in self._readers:
            await reader.aclose()


class _Reader:
    """One thread and its connection."""

    def __init__(self, connect: Callable[[], Queries]) -> None:
        self._connect = connect
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="page")
        self._queries: Queries | None = None

    async def ask(self, question: Callable[[Queries], T]) -> T:
        work = asyncio.get_running_loop().run_in_executor(self._thread, self._answer, question)
        return await asyncio.shield(work)

    async def aclose(self) -> None:
        await asyncio.get_running_loop().run_in_executor(self._thread, self._close)
        self._thread.shutdown()

    def _answer(self, question: Callable[[Queries], T]) -> T:
        if self._queries is None:
            self._queries = self._connect()
        return question(self._queries)

    def _close(self) -> None:
        if self._queries is not None:
            self._queries.close()
