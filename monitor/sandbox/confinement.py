"""Confine a worker for good: it computes, and talks to its parent over one socket.

    resource limits ▶ one descriptor ▶ no new privileges, memory hidden ▶ Landlock ▶ seccomp

Each part holds by itself: a kernel that lacks one still enforces the others.
"""

from __future__ import annotations

import os
import resource
import signal
from typing import Final

from monitor.sandbox import landlock, seccomp
from monitor.sandbox.bounds import Bounds
from monitor.sandbox.kernel_calls import (
    IS_LINUX,
    PR_SET_DUMPABLE,
    PR_SET_NO_NEW_PRIVS,
    PR_SET_PDEATHSIG,
    prctl,
)

OPEN_FILES: Final = 64


def confine(bounds: Bounds, handle: int) -> None:
    """Give up every right but computing and the socket `handle`; import nothing afterwards."""
    _limit(bounds)
    _close_all_but(handle)
    if IS_LINUX:
        prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        prctl(PR_SET_NO_NEW_PRIVS, 1)
        hide_memory()
        landlock.restrict()
        seccomp.restrict()


def hide_memory() -> None:
    """Forbid other processes of this user to read or trace this one; it dumps no core either."""
    if IS_LINUX:
        prctl(PR_SET_DUMPABLE, 0)


def _limit(bounds: Bounds) -> None:
    for what, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
        (resource.RLIMIT_AS, bounds.memory),
    ):
        resource.setrlimit(what, (most, most))


def _close_all_but(handle: int) -> None:
    """Close every inherited descriptor; the standard ones become `/dev/null`."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in range(3):
        os.dup2(nowhere, standard)
    os.closerange(3, handle)
    os.closerange(handle + 1, os.sysconf("SC_OPEN_MAX"))
