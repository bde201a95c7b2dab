"""The index is asked in threads, never on the event loop."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from monitor.errors import UsageError
from monitor.store.sqlite.queries import open_queries
from monitor.web.index_threads import READERS, Index


def test_questions_do_not_hold_the_loop(archive: Path) -> None:
    """While the threads are busy, the loop goes on; questions wait their turn."""

    async def run() -> list[str]:
        index = Index(lambda: open_queries(archive))
        told: list[str] = []
        gate = asyncio.Event()
        loop = asyncio.get_running_loop()

        def slow(_: Any) -> None:
            asyncio.run_coroutine_threadsafe(gate.wait(), loop).result()

        async def asking(name: str) -> None:
            await index.ask(slow)
            told.append(name)

        tasks = [asyncio.create_task(asking(str(n))) for n in range(READERS + 2)]
        await asyncio.sleep(0)
        told.append("the loop")
        gate.set()
        await asyncio.gather(*tasks)
        await index.aclose()
        return told

    told = asyncio.run(run())
    assert told[0] == "the loop"
    assert len(told) == READERS + 3


def test_a_question_that_fails_gives_its_thread_back(archive: Path) -> None:
    async def run() -> int:
        index = Index(lambda: open_queries(archive))
        for _ in range(READERS + 1):
            with pytest.raises(UsageError):
                await index.ask(lambda queries: queries.overview("nobody"))
        found = await index.ask(lambda queries: len(queries.overviews()))
        await index.aclose()
        return found

    assert asyncio.run(run()) == 7
