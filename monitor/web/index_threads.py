"""The index as the page asks it: in threads of its own, each with a connection of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final, TypeVar

from monitor.errors import StoreDamaged
from monitor.store.sqlite.page_queries import OverviewQueries
from monitor.store.sqlite.schema import INDEX, connect

T = TypeVar("T")

READERS: Final = 2
"""One may search while the other answers."""


class Index:
    """Asks the index of a snapshot folder; the caller's loop goes on meanwhile."""

    def __init__(self, root: Path) -> None:
        self._readers = tuple(_Reader(root / INDEX) for _ in range(READERS))
        self._idle: asyncio.LifoQueue[_Reader] = asyncio.LifoQueue()
        for reader in self._readers:
            self._idle.put_nowait(reader)

    async def ask(self, question: Callable[[OverviewQueries], T]) -> T:
        """The answer; raises what the question raises."""
        reader = await self._idle.get()
        try:
            return await reader.ask(question)
        finally:
            self._idle.put_nowait(reader)

    async def aclose(self) -> None:
        """Waits for questions under way and closes the connections."""
        for reader in self._readers:
            await reader.aclose()


class _Reader:
    """One thread and the connection that belongs to it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="page")
        self._queries: OverviewQueries | None = None

    async def ask(self, question: Callable[[OverviewQueries], T]) -> T:
        work = asyncio.get_running_loop().run_in_executor(self._thread, self._answer, question)
        return await asyncio.shield(work)

    async def aclose(self) -> None:
        await asyncio.get_running_loop().run_in_executor(self._thread, self._close)
        self._thread.shutdown()

    def _answer(self, question: Callable[[OverviewQueries], T]) -> T:
        if self._queries is None:
            if not self._path.exists():
                raise StoreDamaged(self._path, "there is no index yet")
            self._queries = OverviewQueries(connect(self._path, read_only=True), self._path)
        return question(self._queries)

    def _close(self) -> None:
        if self._queries is not None:
            self._queries.close()
