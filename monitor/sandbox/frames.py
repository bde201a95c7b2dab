"""Messages between the parent, the fork server and a worker, byte for byte."""

from __future__ import annotations

import struct
from enum import IntEnum
from typing import Final

HEAD: Final = struct.Struct("!BBQ")
"""Head of a frame between parent and worker: kind, whether the worker retires, pickle length."""
FORKED: Final = struct.Struct("!q")
"""The fork server's answer to FORK: the worker's process id."""
ENDED: Final = struct.Struct("!i")
"""The fork server's answer to END: the exit code, or minus the signal number."""
ORDER: Final = struct.Struct("!cq")
"""An order to the fork server: FORK (with the worker's socket attached) or END of a process id."""
FORK: Final = b"F"
END: Final = b"E"


class Kind(IntEnum):
    """The content of a frame."""

    CALL = 0
    """(function, arguments), to the worker."""
    RESULT = 1
    """The function's result."""
    RAISED = 2
    """The exception that the function raised."""
    EXCEEDED = 3
    """The name of the exceeded limit, as text."""
