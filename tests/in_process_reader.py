"""The real reader, with its tasks called in this process: no worker needs to be started."""

from __future__ import annotations

from typing import Any

from monitor.sandbox.reader import SandboxedReader


class InProcess:
    """Runs tasks at once, and counts those of each name."""

    def __init__(self) -> None:
        self.calls: list[str] = []

    async def run(self, origin: str, function: Any, /, *args: Any, **_: Any) -> Any:
        self.calls.append(function.__name__)
        return function(*args)


def in_process_reader() -> tuple[SandboxedReader, InProcess]:
    """Return a reader and what runs its tasks."""
    tasks: Any = InProcess()
    return SandboxedReader(tasks, tasks), tasks
