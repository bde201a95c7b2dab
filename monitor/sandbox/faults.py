"""What a call in a worker may end with, besides its result and `NotAPolicy`."""

from __future__ import annotations

from monitor.errors import MonitorError


class SandboxExceeded(MonitorError):
    """A call exceeded a limit: a problem of the page that it read."""

    def __init__(self, what: str) -> None:
        super().__init__(f"reading it exceeded a limit: {what}")
        self.what = what


class SandboxFault(MonitorError):
    """A worker sent an invalid answer: it was taken over, or this program has a bug."""


class TaskFailed(MonitorError):
    """A task raised an exception other than `NotAPolicy`; its traceback is a note."""

    def __init__(self, kind: str, words: str) -> None:
        super().__init__(f"{kind}: {words}")
        self.kind = kind
