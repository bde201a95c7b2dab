"""What parent, zygote and child say to each other, byte for byte."""

from __future__ import annotations

import struct
from enum import IntEnum
from typing import Final

HEAD: Final = struct.Struct("!BBQ")
"""Of a frame between parent and child: kind, whether the child retires, length of the pickle."""
FORKED: Final = struct.Struct("!q")
"""The zygote's answer to FORK: the child's process id."""
ENDED: Final = struct.Struct("!i")
"""The zygote's answer to END: the exit code, or minus the signal."""
ORDER: Final = struct.Struct("!cq")
"""An order to the zygote: FORK (with the child's socket attached) or END of a process id."""
FORK: Final = b"F"
END: Final = b"E"


class Kind(IntEnum):
    """What a frame holds."""

    CALL = 0
    """(function, arguments), to the child."""
    RESULT = 1
    RAISED = 2
    """An exception."""
    EXCEEDED = 3
    """What ran out, as text."""
