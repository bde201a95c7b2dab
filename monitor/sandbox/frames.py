"""Messages between the parent, the fork server and a worker, byte for byte."""

from __future__ import annotations

import struct
from enum import IntEnum
from typing import Final

HEAD: Final = struct.Struct("!BBQ")
"""Head of a frame between parent and worker: kind, whether the worker retires, payload length."""
FORKED: Final = struct.Struct("!q")
"""The fork server's answer to FORK: the worker's process id."""
ENDED: Final = struct.Struct("!i")
"""The fork server's answer to END: the exit code, or minus the signal number."""
ORDER: Final = struct.Struct("!cq")
"""An order to the fork server: FORK (with the worker's socket attached) or END of a process id."""
FORK: Final = b"F"
END: Final = b"E"


class Kind(IntEnum):
    """The content of a frame; `task_codec` encodes all payloads but that of EXCEEDED."""

    CALL = 0
    """The name of a task and its arguments, to the worker."""
    RESULT = 1
    """The task's result."""
    REFUSED = 2
    """The `NotAPolicy` that the task raised."""
    FAILED = 3
    """Any other exception that the task raised."""
    EXCEEDED = 4
    """The name of the exceeded limit, as text."""


ANSWERS: Final = frozenset(Kind) - {Kind.CALL}
"""The kinds that a worker may send."""
