"""Seccomp: allow the system calls that computing needs, refuse all others with EPERM.

The filter is a program in classic BPF, written out here: no library is needed. Source:
Documentation/userspace-api/seccomp_filter.rst of Linux. Not allowed are, among others, `open`,
`socket`, `clone`, `execve`, `kill`, `ptrace`, `process_vm_writev`, `prctl` and `prlimit64`.
"""

from __future__ import annotations

import ctypes
import errno
import mmap
import platform
import struct
from collections.abc import Sequence
from typing import Final

from monitor.sandbox.kernel_calls import IS_LINUX, PR_GET_SECCOMP, PR_SET_SECCOMP, prctl

_FILTER_MODE: Final = 2
_ALLOW: Final = 0x7FFF0000
_KILL_PROCESS: Final = 0x80000000
_REFUSE: Final = 0x00050000 | errno.EPERM

_LOAD: Final = 0x20
"""Load a 32-bit word of `struct seccomp_data`."""
_IF_EQUAL: Final = 0x15
_IF_ANY_BIT: Final = 0x45
_RETURN: Final = 0x06

_NUMBER: Final = 0
"""Offset of the call's number in `struct seccomp_data`."""
_ARCHITECTURE: Final = 4
_PROTECTION: Final = 16 + 8 * 2
"""Offset of the lower half of the third argument, on little-endian machines."""
_FLAGS: Final = 16 + 8 * 3
_PROT_EXEC: Final = 4

ARCHITECTURES: Final = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
"""Machine → its `AUDIT_ARCH`."""

ALLOWED: Final[dict[str, tuple[int | None, int | None]]] = {
    "sendto": (44, 206), "recvfrom": (45, 207), "read": (0, 63), "write": (1, 64),
    "brk": (12, 214), "munmap": (11, 215), "mremap": (25, 216), "madvise": (28, 233),
    "futex": (202, 98), "setitimer": (38, 103), "getrusage": (98, 165),
    "clock_gettime": (228, 113), "clock_getres": (229, 114), "gettimeofday": (96, 169),
    "time": (201, None), "clock_nanosleep": (230, 115), "nanosleep": (35, 101),
    "sched_yield": (24, 124), "restart_syscall": (219, 128), "getrandom": (318, 278),
    "getpid": (39, 172), "gettid": (186, 178), "close": (3, 57), "rseq": (334, 293),
    "rt_sigaction": (13, 134), "rt_sigprocmask": (14, 135), "rt_sigreturn": (15, 139),
    "sigaltstack": (131, 132), "exit": (60, 93), "exit_group": (231, 94),
}  # fmt: skip
"""Call → its number on x86_64 and aarch64; None where the machine lacks it."""

_MMAP: Final = (9, 222)
_MPROTECT: Final = (10, 226)


class _Filter(ctypes.Structure):
    """`struct sock_fprog`."""

    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def available() -> bool:
    """Return whether this kernel filters calls, on a machine whose numbers are known."""
    if not IS_LINUX or platform.machine() not in ARCHITECTURES:
        return False
    try:
        return prctl(PR_GET_SECCOMP) >= 0
    except OSError:
        return False


def program(machine: str) -> bytes:
    """Return the filter for a machine, as an array of `struct sock_filter`."""
    column = list(ARCHITECTURES).index(machine)
    numbers = [row[column] for row in ALLOWED.values()]
    return b"".join(
        [
            _load(_ARCHITECTURE),
            _when_equal(ARCHITECTURES[machine], 1),
            _return(_KILL_PROCESS),
            _load(_NUMBER),
            *(_allow_when(number, ()) for number in numbers if number is not None),
            _allow_when(_MPROTECT[column], (_refuse_code(left=1),)),
            _allow_when(_MMAP[column], (_refuse_code(left=3), _require_anonymous())),
            _return(_REFUSE),
        ]
    )


def restrict() -> None:
    """Filter the calls of this process for good; do nothing where that is not `available`."""
    if not available():
        return
    instructions = program(platform.machine())
    filtered = _Filter(len(instructions) // 8, instructions)
    prctl(PR_SET_SECCOMP, _FILTER_MODE, ctypes.addressof(filtered))


def _allow_when(number: int, checks: Sequence[bytes]) -> bytes:
    """Allow a call; each check jumps to the refusal at the end where it fails."""
    checked = b"".join(checks)
    refusal = _return(_REFUSE) if checks else b""
    block = checked + _return(_ALLOW) + refusal
    return _instruction(_IF_EQUAL, number, 0, len(block) // 8) + block


def _refuse_code(left: int) -> bytes:
    """Refuse executable memory: jump over `left` instructions to the refusal."""
    return _load(_PROTECTION) + _instruction(_IF_ANY_BIT, _PROT_EXEC, left, 0)


def _require_anonymous() -> bytes:
    """Refuse memory that is mapped from a file."""
    return _load(_FLAGS) + _instruction(_IF_ANY_BIT, mmap.MAP_ANONYMOUS, 0, 1)


def _when_equal(value: int, skipped: int) -> bytes:
    return _instruction(_IF_EQUAL, value, skipped, 0)


def _load(offset: int) -> bytes:
    return _instruction(_LOAD, offset)


def _return(action: int) -> bytes:
    return _instruction(_RETURN, action)


def _instruction(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    """Encode `struct sock_filter`; the jumps count instructions that are skipped."""
    return struct.pack("=HBBI", code, if_true, if_false, value)
