"""What a stranger's page does to its reader is that page's trouble, whatever it is."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest

from monitor.errors import NotAPolicy
from monitor.model import Page, Trouble, Watch
from monitor.sandbox.faults import SandboxExceeded, SandboxFault, TaskFailed
from monitor.sandbox.reader import SandboxedReader

PAGE = Page(
    "https://ostenz.example/", "https://ostenz.example/", 200, (), b"<p>words</p>", "text/html",
    datetime(2026, 1, 5, tzinfo=UTC),
)  # fmt: skip
WATCH = Watch("ostenz/privacy", "Ostenz", "Privacy", PAGE.url)


class FailingWorkers:
    """Children in which every call ends in the same way."""

    def __init__(self, fault: Exception) -> None:
        self._fault = fault

    async def run(self, *_: object) -> Any:
        raise self._fault


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (NotAPolicy("login", "sign in"), "sign in"),
        (SandboxExceeded("10 seconds"), "exceeded a limit: 10 seconds"),
        (SandboxFault("a worker's answer was refused"), "failed: SandboxFault"),
        (RecursionError("too deep"), "failed: RecursionError"),
        (TaskFailed("KeyError", "words"), "failed: KeyError"),
        (OSError("too many open files"), "failed: OSError"),
    ],
)
def test_no_fault_of_a_reading_gets_further_than_its_watch(fault: Exception, said: str) -> None:
    workers: Any = FailingWorkers(fault)
    reader = SandboxedReader(workers, workers)
    for trouble in (
        asyncio.run(reader.read(PAGE, WATCH)),
        asyncio.run(reader.fingerprint(PAGE, WATCH)),
    ):
        assert isinstance(trouble, Trouble)
        assert said in trouble.detail
