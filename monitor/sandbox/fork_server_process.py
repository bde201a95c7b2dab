"""The process that children are forked from: it imports the reading code, then only forks and reaps.

Started as `python -m monitor.sandbox.fork_server_process FD`, with FD one end of a socket pair. It never reads
anything untrusted, has one thread, and ends when the other end of its socket is closed, which the
kernel does for a parent that dies.
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
    """Obey orders until the parent is gone."""
    children: set[int] = set()
    with contextlib.suppress(
        BrokenPipeError, ConnectionResetError
    ):  # the parent died over an order
        while _obeyed(control, bounds, children):
            pass


def _obeyed(control: socket.socket, bounds: Bounds, children: set[int]) -> bool:
    """Obey one order; False where there will be no more."""
    order, handles, _, _ = socket.recv_fds(control, ORDER.size, 1)
    if len(order) < ORDER.size:
        return False
    verb, pid = ORDER.unpack(order)
    if verb == FORK:
        child = _fork(control, handles[0], bounds)
        children.add(child)
        control.sendall(FORKED.pack(child))
    elif verb == END:
        control.sendall(ENDED.pack(_end(pid) if pid in children else 0))
        children.discard(pid)
    return True


def _fork(control: socket.socket, handle: int, bounds: Bounds) -> int:
    pid = os.fork()
    if pid == 0:
        _become_child(control, handle, bounds)
    os.close(handle)
    return pid


def _become_child(control: socket.socket, handle: int, bounds: Bounds) -> NoReturn:
    """Nothing raised here may reach the zygote's loop: a child ends, it never returns."""
    status = 1
    try:
        control.close()
        serve(socket.socket(fileno=handle), bounds)
        status = 0
    finally:
        os._exit(status)


def _end(pid: int) -> int:
    """Kill, and say how it ended: by this, or by itself before."""
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
    gc.freeze()  # what is imported stays shared with the children: no collector touches its pages
    main(socket.socket(fileno=int(sys.argv[1])), Bounds(**settings["bounds"]))


if __name__ == "__main__":
    _start()
