"""A worker: executes one call after another, under limits that the kernel enforces."""

from __future__ import annotations

import ctypes
import pickle
import resource
import signal
import socket
import sys
import traceback
from typing import Final

from monitor.sandbox.bounds import Bounds
from monitor.sandbox.frames import HEAD, Kind

PR_SET_PDEATHSIG: Final = 1
PR_SET_NO_NEW_PRIVS: Final = 38
OPEN_FILES: Final = 64


def serve(parent: socket.socket, bounds: Bounds) -> None:
    """Answer calls until the parent closes its end or the worker must retire."""
    _confine(bounds)
    retire = False
    calls = 0
    while not retire:
        payload = _receive(parent)
        if payload is None:
            return
        # The signal ends the process even inside native code. Idle time does not count.
        signal.setitimer(signal.ITIMER_PROF, bounds.cpu)
        kind, answer = _answer(payload, bounds)
        calls += 1
        retire = kind is Kind.EXCEEDED or calls >= bounds.calls or _peak() > bounds.resident
        parent.sendall(HEAD.pack(kind, retire, len(answer)))
        parent.sendall(answer)


def _confine(bounds: Bounds) -> None:
    """Die with the fork server; limit rights, open files, file sizes and memory."""
    if sys.platform == "linux":
        libc = ctypes.CDLL(None)
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    for what, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
        (resource.RLIMIT_AS, bounds.memory),
    ):
        resource.setrlimit(what, (most, most))


def _answer(payload: bytearray, bounds: Bounds) -> tuple[Kind, bytes]:
    try:
        kind, value = _call(payload)
        answer = pickle.dumps(value, protocol=5)
    except MemoryError:
        return Kind.EXCEEDED, b"memory"
    except Exception as fault:  # noqa: BLE001 - an answer that cannot be pickled is sent as text
        return Kind.RAISED, pickle.dumps(_as_text(fault))
    if len(answer) > bounds.result:
        return Kind.EXCEEDED, b"size of the result"
    return kind, answer


def _call(payload: bytearray) -> tuple[Kind, object]:
    try:
        function, arguments = pickle.loads(payload)  # noqa: S301 - the parent is trusted
        return Kind.RESULT, function(*arguments)
    except MemoryError:
        raise
    except Exception as fault:  # noqa: BLE001 - the caller raises it again
        fault.add_note("".join(traceback.format_exception(fault)))
        ours = type(fault).__module__.partition(".")[0] in ("builtins", "monitor")
        return Kind.RAISED, fault if ours else _as_text(fault)


def _as_text(fault: Exception) -> RuntimeError:
    """Convert a library's exception to text: the parent accepts only known types."""
    converted = RuntimeError(f"{type(fault).__module__}.{type(fault).__qualname__}: {fault}")
    for note in getattr(fault, "__notes__", ()):
        converted.add_note(note)
    return converted


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
