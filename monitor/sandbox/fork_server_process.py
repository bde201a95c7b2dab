"""The fork server: imports the reading code, then only forks and reaps workers.

Started as `python -m monitor.sandbox.fork_server_process FD SETTINGS`, with FD one end of a socket
pair. It never reads untrusted bytes and has one thread. It ends when the other end of its socket is
closed, which the kernel does for a parent that dies.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import signal
import socket
import sys
from typing import NoReturn

from monitor.sandbox.bounds import Bounds
from monitor.sandbox.frames import END, ENDED, FORK, FORKED, ORDER
from monitor.sandbox.worker import serve


def main(control: socket.socket, bounds: Bounds) -> None:
    """Execute orders until the parent is gone."""
    workers: set[int] = set()
    # The parent may die while an order is executed.
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        while _executed(control, bounds, workers):
            pass


def _executed(control: socket.socket, bounds: Bounds, workers: set[int]) -> bool:
    """Execute one order; return False if the parent is gone."""
    order, handles, _, _ = socket.recv_fds(control, ORDER.size, 1)
    if len(order) < ORDER.size:
        return False
    verb, pid = ORDER.unpack(order)
    if verb == FORK:
        worker = _fork(control, handles[0], bounds)
        workers.add(worker)
        control.sendall(FORKED.pack(worker))
    elif verb == END:
        control.sendall(ENDED.pack(_end(pid) if pid in workers else 0))
        workers.discard(pid)
    return True


def _fork(control: socket.socket, handle: int, bounds: Bounds) -> int:
    pid = os.fork()
    if pid == 0:
        _become_worker(control, handle, bounds)
    os.close(handle)
    return pid


def _become_worker(control: socket.socket, handle: int, bounds: Bounds) -> NoReturn:
    """Serve calls, then exit: no exception may reach the fork server's loop."""
    status = 1
    try:
        control.close()
        serve(socket.socket(fileno=handle), bounds)
        status = 0
    finally:
        os._exit(status)


def _end(pid: int) -> int:
    """Kill the process and return its exit code; one that ended before keeps its own."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status)


def _start() -> None:
    settings = json.loads(sys.argv[2])
    for ignored in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(ignored, signal.SIG_IGN)
    for module in settings["preload"]:
        importlib.import_module(module)
    gc.collect()
    gc.freeze()  # workers share the imported code: no collector may touch its pages
    main(socket.socket(fileno=int(sys.argv[1])), Bounds(**settings["bounds"]))


if __name__ == "__main__":
    _start()
