"""Landlock: give up every right to files, TCP ports, abstract sockets and signals to others.

Source: Documentation/userspace-api/landlock.rst of Linux. A kernel knows the rights of its ABI; rights
that it does not know must not be named.
"""

from __future__ import annotations

import ctypes
import os
import struct
from typing import Final

from monitor.sandbox.kernel_calls import IS_LINUX, syscall

_CREATE_RULESET: Final = 444
_RESTRICT_SELF: Final = 446
_ASK_ABI: Final = 1

_FILE_RIGHTS: Final = {1: 13, 2: 14, 3: 15, 5: 16}
"""ABI → number of file system rights from that ABI on; each is one bit."""
_NET_FROM: Final = 4
_NET: Final = 0b11
"""Bind and connect TCP."""
_SCOPE_FROM: Final = 6
_SCOPE: Final = 0b11
"""Abstract Unix sockets and signals outside of the ruleset's processes."""


def abi() -> int:
    """Return the newest ABI that this kernel offers; 0 if it has no Landlock."""
    try:
        return syscall(_CREATE_RULESET, 0, 0, _ASK_ABI) if IS_LINUX else 0
    except OSError:
        return 0


def ruleset(version: int) -> bytes:
    """Return `struct landlock_ruleset_attr` that handles every right of an ABI.

    What a ruleset handles and no rule allows is denied; there are no rules.
    """
    bits = max(count for since, count in _FILE_RIGHTS.items() if since <= version)
    attributes = [(1 << bits) - 1]
    if version >= _NET_FROM:
        attributes.append(_NET)
    if version >= _SCOPE_FROM:
        attributes.append(_SCOPE)
    return struct.pack(f"={len(attributes)}Q", *attributes)


def restrict() -> None:
    """Give up the rights for good; do nothing on a kernel without Landlock."""
    version = abi()
    if not version:
        return
    attributes = ruleset(version)
    buffer = ctypes.create_string_buffer(attributes, len(attributes))
    handle = syscall(_CREATE_RULESET, ctypes.addressof(buffer), len(attributes), 0)
    syscall(_RESTRICT_SELF, handle, 0)
    os.close(handle)
