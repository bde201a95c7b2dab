"""The parent's side: hands calls to free children, and replaces those that fail."""

from __future__ import annotations

import asyncio
import pickle
from collections.abc import Callable
from typing import Final, ParamSpec, TypeVar

from monitor.errors import MonitorError, StoreError
from monitor.sandbox.bounds import Bounds
from monitor.sandbox.fork_server import Broken, Child, ForkServer
from monitor.sandbox.frames import Kind
from monitor.sandbox.unpickle import loads

P = ParamSpec("P")
R = TypeVar("R")

STAGES: Final = (
    "monitor.extract.document", "monitor.segment", "monitor.compare.align", "monitor.judge",
    "monitor.report.build", "monitor.sandbox.reader",
)  # fmt: skip
"""What reading and comparing import; `monitor` itself imports them only when they are called."""


class SandboxExceeded(MonitorError):
    """A call used more than it may: an ordinary trouble of the page it read."""

    def __init__(self, what: str) -> None:
        super().__init__(f"reading it took more than allowed: {what}")
        self.what = what

    def __reduce__(self) -> tuple[type[SandboxExceeded], tuple[str]]:
        return (type(self), (self.what,))


class SandboxFault(MonitorError):
    """A child said what no child says: it was taken over, or this program has a fault."""


class Sandbox:
    """A few child processes that run module-level functions on untrusted input.

    `preload` names the modules that children have imported when they are born.
    """

    def __init__(
        self,
        *,
        children: int = 2,
        bounds: Bounds | None = None,
        preload: tuple[str, ...] = STAGES,
    ) -> None:
        self._bounds = bounds or Bounds()
        self._family = ForkServer(self._bounds, preload)
        self._free: list[Child] = []
        self._places = asyncio.Semaphore(children)
        self._closed = False

    async def run(self, function: Callable[P, R], /, *args: P.args, **_: P.kwargs) -> R:
        """`function(*args)`, computed in a child; its exceptions are raised here.

        The function must be importable by name, arguments and result picklable; results may be
        plain values, dates, and this package's dataclasses and errors. Raises `SandboxExceeded`.
        """
        payload = pickle.dumps((function, args), protocol=5)
        async with self._places:
            kind, answer = await self._ask(await self._child(), payload)
        return self._unpack(kind, answer)  # type: ignore[return-value] # what the function returns

    async def _child(self) -> Child:
        while self._free:
            child = self._free.pop()
            if child.alive:
                return child
            await self._family.end(child)
        if self._closed:
            raise SandboxFault("the sandbox is closed")
        try:
            return await self._family.bear()
        except Broken as fault:
            raise SandboxFault(
                "no child process can be started; its own words are above"
            ) from fault

    async def _ask(self, child: Child, payload: bytes) -> tuple[Kind, bytearray]:
        try:
            async with asyncio.timeout(self._bounds.wall):
                kind, retires, answer = await child.ask(payload, self._bounds.result)
        except TimeoutError as fault:
            await self._family.end(child)
            raise SandboxExceeded(f"{self._bounds.wall:g} seconds") from fault
        except Broken as fault:
            raise SandboxExceeded(await self._family.end(child)) from fault
        except BaseException:  # cancelled: the child is in the middle of something
            await self._family.end(child)
            raise
        if retires:
            await self._family.end(child)
        else:
            self._free.append(child)
        return kind, answer

    def _unpack(self, kind: Kind, answer: bytearray) -> object:
        if kind is Kind.EXCEEDED:
            raise SandboxExceeded(answer.decode("ascii", "replace")[:80])
        try:
            value = loads(answer)
        except Exception as fault:
            raise SandboxFault(f"a child's answer cannot be taken: {fault}") from fault
        if kind is Kind.RESULT:
            return value
        if not isinstance(value, Exception) or isinstance(value, StoreError):
            raise SandboxFault(f"a child may not raise {type(value).__name__}: it knows no store")
        raise value

    async def warm(self) -> None:
        """Have one child ready, while something else is waited for."""
        async with self._places:
            self._free.append(await self._child())

    async def aclose(self) -> None:
        """End every child; calls under way fail."""
        self._closed = True
        for child in self._free:
            child.close()
        self._free.clear()
        await self._family.aclose()
