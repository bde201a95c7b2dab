"""Hand calls to free workers, and replace workers that fail."""

from __future__ import annotations

import asyncio
import pickle
from collections.abc import Callable
from typing import Final, ParamSpec, TypeVar

from monitor.errors import MonitorError, StoreError
from monitor.sandbox.bounds import Bounds
from monitor.sandbox.fork_server import Broken, ForkServer, Worker
from monitor.sandbox.frames import Kind
from monitor.sandbox.unpickle import loads

P = ParamSpec("P")
R = TypeVar("R")

STAGES: Final = (
    "monitor.extract.document", "monitor.extract.passes", "monitor.extract.formats.decode", "markdown_it",
    "monitor.segment", "monitor.compare.align", "monitor.judge",
    "monitor.report.build", "monitor.sandbox.reader",
)  # fmt: skip
"""Modules that a worker has imported before its first call.

`monitor` itself imports them when `read` or `compare` is called."""


class SandboxExceeded(MonitorError):
    """A call exceeded a limit: a problem of the page that it read."""

    def __init__(self, what: str) -> None:
        super().__init__(f"reading it exceeded a limit: {what}")
        self.what = what

    def __reduce__(self) -> tuple[type[SandboxExceeded], tuple[str]]:
        return (type(self), (self.what,))


class SandboxFault(MonitorError):
    """A worker sent an invalid answer: it was taken over, or this program has a bug."""


class Sandbox:
    """A pool of worker processes that run module-level functions on untrusted input.

    `preload` names the modules that each worker has imported when it starts.
    """

    def __init__(
        self,
        *,
        workers: int = 2,
        bounds: Bounds | None = None,
        preload: tuple[str, ...] = STAGES,
    ) -> None:
        self._bounds = bounds or Bounds()
        self._fork_server = ForkServer(self._bounds, preload)
        self._free: list[Worker] = []
        self._slots = asyncio.Semaphore(workers)
        self._closed = False

    async def run(self, function: Callable[P, R], /, *args: P.args, **_: P.kwargs) -> R:
        """Return `function(*args)`, computed in a worker; raise what it raises.

        The function must be importable by name, and its arguments picklable. Results may be plain
        values, dates, and this package's dataclasses and errors.
        Raises `SandboxExceeded` if a limit is exceeded.
        """
        payload = pickle.dumps((function, args), protocol=5)
        async with self._slots:
            kind, answer = await self._ask(await self._free_worker(), payload)
        return self._unpack(kind, answer)  # type: ignore[return-value] # what the function returns

    async def _free_worker(self) -> Worker:
        while self._free:
            worker = self._free.pop()
            if worker.alive:
                return worker
            await self._fork_server.end(worker)
        if self._closed:
            raise SandboxFault("the sandbox is closed")
        try:
            return await self._fork_server.spawn()
        except Broken as fault:
            raise SandboxFault(
                "no worker process can be started; its own error output is above"
            ) from fault

    async def _ask(self, worker: Worker, payload: bytes) -> tuple[Kind, bytearray]:
        try:
            async with asyncio.timeout(self._bounds.wall):
                kind, retires, answer = await worker.ask(payload, self._bounds.result)
        except TimeoutError as fault:
            await self._fork_server.end(worker)
            raise SandboxExceeded(f"{self._bounds.wall:g} seconds") from fault
        except Broken as fault:
            raise SandboxExceeded(await self._fork_server.end(worker)) from fault
        except BaseException:  # cancelled: the worker is busy with the call
            await self._fork_server.end(worker)
            raise
        if retires:
            await self._fork_server.end(worker)
        else:
            self._free.append(worker)
        return kind, answer

    def _unpack(self, kind: Kind, answer: bytearray) -> object:
        if kind is Kind.EXCEEDED:
            raise SandboxExceeded(answer.decode("ascii", "replace")[:80])
        try:
            value = loads(answer)
        except Exception as fault:
            raise SandboxFault(f"a worker's answer was refused: {fault}") from fault
        if kind is Kind.RESULT:
            return value
        if not isinstance(value, Exception) or isinstance(value, StoreError):
            raise SandboxFault(f"a worker may not raise {type(value).__name__}")
        raise value

    async def warm(self) -> None:
        """Start one worker, so that the first call need not wait for it."""
        async with self._slots:
            self._free.append(await self._free_worker())

    async def aclose(self) -> None:
        """End every worker; calls in progress fail."""
        self._closed = True
        for worker in self._free:
            worker.close()
        self._free.clear()
        await self._fork_server.aclose()
