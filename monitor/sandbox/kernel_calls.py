"""Two calls of the Linux kernel that Python does not offer."""

from __future__ import annotations

import ctypes
import os
import sys
from ctypes import c_int, c_long, c_ulong
from typing import Final

IS_LINUX: Final = sys.platform == "linux"

PR_SET_PDEATHSIG: Final = 1
PR_SET_DUMPABLE: Final = 4
PR_GET_SECCOMP: Final = 21
PR_SET_SECCOMP: Final = 22
PR_SET_NO_NEW_PRIVS: Final = 38

_LIBC: Final = ctypes.CDLL(None, use_errno=True)


def prctl(option: int, *arguments: int) -> int:
    """Change or ask an attribute of this process; raises `OSError`."""
    _LIBC.prctl.argtypes = (c_int, *([c_ulong] * 4))
    return _checked(_LIBC.prctl(option, *arguments, *([0] * (4 - len(arguments)))))


def syscall(number: int, *arguments: int) -> int:
    """Make a system call that the C library has no function for; raises `OSError`."""
    _LIBC.syscall.restype = c_long
    return _checked(_LIBC.syscall(*map(c_long, (number, *arguments))))


def _checked(result: int) -> int:
    if result == -1:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result
