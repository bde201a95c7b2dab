"""The fork server: imports the reading code, then only forks and reaps workers.

Started as `python -m monitor.sandbox.fork_server_process FD SETTINGS`, with FD one end of a socket
pair. It never reads untrusted bytes and has one thread. It ends when the other end of its socket is
closed, which the kernel does for a parent that dies.
"""

from __future__ import annotations

import contextlib
import encodings
import gc
import importlib
import json
import os
import pkgutil
import signal
import socket
import sys
from collections.abc import Mapping
from typing import NoReturn

from monitor.sandbox.bounds import Bounds
from monitor.sandbox.confinement import hide_memory
from monitor.sandbox.frames import END, ENDED, FORK, FORKED, ORDER
from monitor.sandbox.task_codec import Task, task_named
from monitor.sandbox.worker import serve


def main(control: socket.socket, bounds: Bounds, tasks: Mapping[str, Task]) -> None:
    """Execute orders until the parent is gone."""
    workers: set[int] = set()
    # The parent may die while an order is executed.
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        while _executed(control, bounds, tasks, workers):
            pass


def _executed(
    control: socket.socket, bounds: Bounds, tasks: Mapping[str, Task], workers: set[int]
) -> bool:
    """Execute one order; return False if the parent is gone."""
    order, handles, _, _ = socket.recv_fds(control, ORDER.size, 1)
    if len(order) < ORDER.size:
        return False
    verb, pid = ORDER.unpack(order)
    if verb == FORK:
        worker = _fork(control, handles[0], bounds, tasks)
        workers.add(worker)
        control.sendall(FORKED.pack(worker))
    elif verb == END:
        control.sendall(ENDED.pack(_end(pid) if pid in workers else 0))
        workers.discard(pid)
    return True


def _fork(control: socket.socket, handle: int, bounds: Bounds, tasks: Mapping[str, Task]) -> int:
    pid = os.fork()
    if pid == 0:
        _become_worker(control, handle, bounds, tasks)
    os.close(handle)
    return pid


def _become_worker(
    control: socket.socket, handle: int, bounds: Bounds, tasks: Mapping[str, Task]
) -> NoReturn:
    """Serve calls, then exit: no exception may reach the fork server's loop."""
    status = 1
    try:
        control.close()
        serve(socket.socket(fileno=handle), bounds, tasks)
        status = 0
    finally:
        os._exit(status)


def _end(pid: int) -> int:
    """Kill the process and return its exit code; one that ended before keeps its own."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status)


def import_encodings() -> None:
    """Import every text encoding: a page names one, and a confined worker can open no file."""
    for module in pkgutil.iter_modules(encodings.__path__, "encodings."):
        with contextlib.suppress(ImportError):  # some exist on Windows only
            importlib.import_module(module.name)


def _start() -> None:
    settings = json.loads(sys.argv[2])
    for ignored in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(ignored, signal.SIG_IGN)
    hide_memory()
    for module in settings["preload"]:
        importlib.import_module(module)
    import_encodings()
    tasks = {name: task_named(name) for name in settings["tasks"]}
    gc.collect()
    gc.freeze()  # workers share the imported code: no collector may touch its pages
    main(socket.socket(fileno=int(sys.argv[1])), Bounds(**settings["bounds"]), tasks)


if __name__ == "__main__":
    _start()
