"""A stream that calls itself a terminal."""

from __future__ import annotations

import io


class Terminal(io.StringIO):
    """Collects what is printed to a terminal."""

    def isatty(self) -> bool:
        """Say that it is one."""
        return True
