"""A worker: executes one call after another, confined, under limits that the kernel enforces."""

from __future__ import annotations

import resource
import signal
import socket
import sys
from collections.abc import Mapping

from monitor.errors import NotAPolicy
from monitor.sandbox.bounds import Bounds
from monitor.sandbox.confinement import confine
from monitor.sandbox.frames import HEAD, Kind
from monitor.sandbox.task_codec import Task, decode_call, encode, failure_of, refusal_of


def serve(parent: socket.socket, bounds: Bounds, tasks: Mapping[str, Task]) -> None:
    """Answer calls until the parent closes its end or the worker must retire."""
    confine(bounds, parent.fileno())
    retire = False
    calls = 0
    while not retire:
        payload = _receive(parent)
        if payload is None:
            return
        # The signal ends the process even inside native code. Idle time does not count.
        signal.setitimer(signal.ITIMER_PROF, bounds.cpu)
        kind, answer = _answer(payload, tasks, bounds)
        calls += 1
        retire = kind is Kind.EXCEEDED or calls >= bounds.calls or _peak() > bounds.resident
        parent.sendall(HEAD.pack(kind, retire, len(answer)))
        parent.sendall(answer)


def _answer(payload: bytearray, tasks: Mapping[str, Task], bounds: Bounds) -> tuple[Kind, bytes]:
    try:
        task, arguments = decode_call(payload, tasks)
        answer = encode(task.function(*arguments))
    except MemoryError:
        return Kind.EXCEEDED, b"memory"
    except NotAPolicy as refused:
        return Kind.REFUSED, encode(refusal_of(refused))
    except Exception as fault:  # noqa: BLE001 - the caller is told of it
        return Kind.FAILED, encode(failure_of(fault))
    if len(answer) > bounds.result:
        return Kind.EXCEEDED, b"size of the result"
    return Kind.RESULT, answer


def _receive(parent: socket.socket) -> bytearray | None:
    head = _exactly(parent, HEAD.size)
    if head is None:
        return None
    _, _, length = HEAD.unpack(head)
    return _exactly(parent, length)


def _exactly(parent: socket.socket, length: int) -> bytearray | None:
    """Receive exactly `length` bytes; return None if the parent closed its end."""
    content = bytearray(length)
    rest = memoryview(content)
    while rest:
        got = parent.recv_into(rest)
        if not got:
            return None
        rest = rest[got:]
    return content


def _peak() -> int:
    """Return the peak memory of this process in bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
