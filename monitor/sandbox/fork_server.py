"""The parent's side of the processes: the fork server and the workers that it forks."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
from dataclasses import asdict
from functools import cache
from typing import Final

import structlog

from monitor.sandbox import landlock, seccomp
from monitor.sandbox.bounds import Bounds
from monitor.sandbox.confinement import hide_memory
from monitor.sandbox.frames import ANSWERS, END, ENDED, FORK, FORKED, HEAD, ORDER, Kind

ENVIRONMENT: Final = ("HOME", "LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH", "PATH", "TMPDIR")
"""The environment variables that the processes inherit; all others may hold secrets."""

log = structlog.get_logger(__name__)


class Broken(Exception):
    """The other process is gone, or sent an invalid message."""


class Worker:
    """One worker process, used by one call at a time and for one origin only."""

    def __init__(self, pid: int, sock: socket.socket, origin: str) -> None:
        self.pid = pid
        self.origin = origin
        """The only origin whose bytes it reads."""
        self._sock = sock

    async def ask(self, payload: bytes, most: int) -> tuple[Kind, bool, bytearray]:
        """Send a call and wait for the answer: kind, whether the worker retires, payload.

        Raises `Broken` if the worker ended or the answer exceeds `most` bytes.
        """
        loop = asyncio.get_running_loop()
        try:
            await loop.sock_sendall(self._sock, HEAD.pack(Kind.CALL, 0, len(payload)))
            await loop.sock_sendall(self._sock, payload)
        except OSError as fault:
            raise Broken(str(fault)) from fault
        kind, retires, length = HEAD.unpack(await receive(self._sock, HEAD.size))
        if length > most or kind not in ANSWERS:
            raise Broken("not an answer")
        return Kind(kind), bool(retires), await receive(self._sock, length)

    @property
    def alive(self) -> bool:
        """Whether an idle worker still runs: the system may have killed it."""
        try:
            self._sock.recv(1, socket.MSG_PEEK)
        except BlockingIOError:
            return True
        except OSError:
            return False
        return False

    def close(self) -> None:
        """Close this end; an idle worker then ends by itself."""
        self._sock.close()


class ForkServer:
    """Forks workers; the fork server process is started when the first worker is spawned."""

    def __init__(self, bounds: Bounds, tasks: tuple[str, ...], preload: tuple[str, ...]) -> None:
        self._settings = {"bounds": asdict(bounds), "tasks": tasks, "preload": preload}
        self._control: socket.socket | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._ordering = asyncio.Lock()

    async def spawn(self, origin: str) -> Worker:
        """Return a new worker for this origin; restart the fork server if it is gone.

        An order in progress is completed even if the caller is cancelled: the fork server answers
        orders in sequence, so a lost answer would shift all later ones.
        """
        spawning = asyncio.ensure_future(self._spawn(origin))
        try:
            return await asyncio.shield(spawning)
        except asyncio.CancelledError:
            spawning.add_done_callback(_abandon)
            raise

    async def _spawn(self, origin: str) -> Worker:
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        with theirs:
            try:
                async with self._ordering:
                    answer = await self._fork(theirs)
            except BaseException:
                ours.close()
                raise
        return Worker(FORKED.unpack(answer)[0], ours, origin)

    async def _fork(self, theirs: socket.socket) -> bytearray:
        try:
            return await self._order(FORK, 0, FORKED.size, theirs)
        except (OSError, Broken):
            await self._forget()
            return await self._order(FORK, 0, FORKED.size, theirs)

    async def end(self, worker: Worker) -> str:
        """Kill the worker unless it is gone already, and return what ended it."""
        worker.close()
        return await asyncio.shield(self._end(worker))

    async def _end(self, worker: Worker) -> str:
        async with self._ordering:
            try:
                answer = await self._order(END, worker.pid, ENDED.size)
            except (OSError, Broken):
                await self._forget()
                return "crash"
        return _what_ended(ENDED.unpack(answer)[0])

    async def aclose(self) -> None:
        """End the fork server, and with it every worker."""
        async with self._ordering:
            await self._forget()

    async def _order(
        self, verb: bytes, pid: int, size: int, passed: socket.socket | None = None
    ) -> bytearray:
        if self._control is None:
            await asyncio.to_thread(self._start)
        assert self._control is not None
        handles = [] if passed is None else [passed.fileno()]
        socket.send_fds(self._control, [ORDER.pack(verb, pid)], handles)
        return await receive(self._control, size)

    def _start(self) -> None:
        note_missing()
        hide_memory()
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - this interpreter, this package, our own words
                [sys.executable, "-P", "-m", "monitor.sandbox.fork_server_process", str(theirs.fileno()),
                 json.dumps(self._settings)],
                pass_fds=(theirs.fileno(),),
                env=_environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                start_new_session=True,
            )  # fmt: skip
        ours.setblocking(False)
        self._control = ours

    async def _forget(self) -> None:
        if self._control is not None:
            self._control.close()
            self._control = None
        if self._process is not None:
            self._process.kill()
            await asyncio.to_thread(self._process.wait)
            self._process = None


@cache
def note_missing() -> None:
    """Log, once per process, what this system cannot enforce."""
    for name, is_there in (("Landlock", landlock.abi() > 0), ("seccomp", seccomp.available())):
        if not is_there:
            log.warning("confinement_incomplete", missing=name)


def _abandon(spawning: asyncio.Future[Worker]) -> None:
    if not spawning.cancelled() and spawning.exception() is None:
        spawning.result().close()


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in ENVIRONMENT if name in os.environ}
    return kept | {"PYTHONPATH": os.pathsep.join(os.path.abspath(path) for path in sys.path)}  # noqa: PTH100 - entries of sys.path are strings, and may be empty


def _what_ended(status: int) -> str:
    if status == -signal.SIGPROF:
        return "processor time"
    return f"crash ({signal.Signals(-status).name})" if status < 0 else "crash"


async def receive(sock: socket.socket, length: int) -> bytearray:
    """Receive exactly `length` bytes. Raises `Broken` if the other end is closed."""
    loop = asyncio.get_running_loop()
    content = bytearray(length)
    rest = memoryview(content)
    while rest:
        try:
            got = await loop.sock_recv_into(sock, rest)
        except OSError as fault:
            raise Broken(str(fault)) from fault
        if not got:
            raise Broken("closed")
        rest = rest[got:]
    return content
