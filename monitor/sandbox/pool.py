"""Hand calls to workers, and replace workers that fail."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

from monitor.sandbox.bounds import Bounds
from monitor.sandbox.faults import SandboxExceeded, SandboxFault, TaskFailed
from monitor.sandbox.fork_server import Broken, ForkServer, Worker
from monitor.sandbox.frames import Kind
from monitor.sandbox.task_codec import (
    INVALID,
    Task,
    decode_failure,
    decode_refusal,
    encode,
    task_of,
)

P = ParamSpec("P")
R = TypeVar("R")


class Sandbox:
    """A pool of worker processes that run tasks on untrusted input.

    `tasks` are the functions that may be called: annotated, at the top of a module. `preload` names
    further modules that a worker needs: a worker can import nothing once it serves calls. A worker
    serves one origin: one that a page has taken over can falsify only pages of that origin.
    """

    def __init__(
        self,
        tasks: tuple[Callable[..., Any], ...],
        *,
        workers: int = 2,
        bounds: Bounds | None = None,
        preload: tuple[str, ...] = (),
    ) -> None:
        self._bounds = bounds or Bounds()
        self._tasks = {function: task_of(function) for function in tasks}
        names = tuple(task.name for task in self._tasks.values())
        self._fork_server = ForkServer(self._bounds, names, preload)
        self._idle: list[Worker] = []
        self._most = workers
        self._slots = asyncio.Semaphore(workers)
        self._busy = 0
        self._closed = False

    async def run(
        self, origin: str, function: Callable[P, R], /, *args: P.args, **_: P.kwargs
    ) -> R:
        """Return `function(*args)`, computed in a worker that reads nothing but this origin.

        Raises what the task raises as `NotAPolicy` or `TaskFailed`, `SandboxExceeded` if a limit is
        exceeded, and `SandboxFault` if the answer is invalid.
        """
        task = self._tasks[function]
        payload = encode((task.name, args))
        async with self._slots:
            self._busy += 1
            try:
                kind, answer = await self._ask(await self._worker_for(origin), payload)
            finally:
                self._busy -= 1
        try:
            return _result(task, kind, answer)  # type: ignore[no-any-return] # of the function's type
        except INVALID as fault:
            raise SandboxFault(f"a worker's answer was refused: {fault}") from fault

    async def _worker_for(self, origin: str) -> Worker:
        """Return the idle worker of the origin, or a new one."""
        for worker in [idle for idle in self._idle if idle.origin == origin]:
            self._idle.remove(worker)
            if worker.alive:
                return worker
            await self._fork_server.end(worker)
        if self._closed:
            raise SandboxFault("the sandbox is closed")
        return await self._new_worker(origin)

    async def _new_worker(self, origin: str) -> Worker:
        """Start a worker; end the longest idle ones so that no more than `workers` run."""
        while self._idle and self._busy + len(self._idle) > self._most:
            await self._fork_server.end(self._idle.pop(0))
        try:
            return await self._fork_server.spawn(origin)
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
        if retires or self._closed:
            await self._fork_server.end(worker)
        else:
            self._idle.append(worker)
        return kind, answer

    async def aclose(self) -> None:
        """End every worker; calls in progress fail."""
        self._closed = True
        for worker in self._idle:
            worker.close()
        self._idle.clear()
        await self._fork_server.aclose()


def _result(task: Task, kind: Kind, answer: bytearray) -> Any:
    """Return the decoded result of a task, or raise what the worker reports."""
    match kind:
        case Kind.REFUSED:
            raise decode_refusal(answer)
        case Kind.FAILED:
            failure = decode_failure(answer)
            failed = TaskFailed(failure.kind, failure.words)
            failed.add_note(failure.traceback)
            raise failed
        case Kind.EXCEEDED:
            raise SandboxExceeded(answer.decode("ascii", "replace")[:80])
        case _:
            return task.result.decode(answer)
