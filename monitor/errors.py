"""Everything that can go wrong and be caught, as one small tree with the facts as attributes.

MonitorError
├── NotAPolicy         the page is not the policy: marks one watch, never stops the service
├── UsageError         the user can mend it: bad watchlist, unknown watch, bad argument   (exit 2)
│   └── WatchlistError   every fault of the file, with line and key
└── StoreError         the store cannot be trusted: stops the service
    ├── StoreDamaged     index or snapshot damaged                                        (exit 65)
    ├── StoreUnwritable  cannot be written: a failed sync, a failing disk                 (exit 74)
    │   └── StoreFull      no room or no permission: nothing was changed, try again later
    ├── StoreLocked      another daemon holds the folder                                  (exit 75)
    └── StoreOutdated    the watch moved on since the step was decided: read it again
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Literal

NotAPolicyReason = Literal[
    "bot wall", "consent wall", "login", "not found", "unavailable", "redirect stub", "home page",
    "empty", "needs JavaScript", "half a page", "selector lost", "wrong type", "unreadable",
]  # fmt: skip


class MonitorError(Exception):
    """The root; `exit_code` is what the command line answers where nothing nearer handles it."""

    exit_code: ClassVar[int] = 1


class NotAPolicy(MonitorError):
    """The page cannot be read as the policy."""

    def __init__(self, reason: NotAPolicyReason, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason: NotAPolicyReason = reason
        self.detail = detail

    def __reduce__(self) -> tuple[type[NotAPolicy], tuple[NotAPolicyReason, str]]:
        return (type(self), (self.reason, self.detail))


class UsageError(MonitorError):
    """What the user asked for or wrote cannot be done; the message says how to mend it."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of the watchlist."""

    line: int
    key: str
    problem: str
    """What is wrong and how to mend it."""


class WatchlistError(UsageError):
    """All the faults of a watchlist, at once."""

    def __init__(self, path: Path, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(f"{path}:{f.line}: {f.key}: {f.problem}" for f in faults))
        self.path = path
        self.faults = faults


class StoreError(MonitorError):
    """The store cannot be trusted: go no further."""

    exit_code = 74

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(f"{path}: {problem}")
        self.path = path
        self.problem = problem


class StoreDamaged(StoreError):
    """The index or a snapshot does not hold what was written."""

    exit_code = 65


class StoreUnwritable(StoreError):
    """The folder cannot be written or synced."""

    exit_code = 74


class StoreFull(StoreUnwritable):
    """No room, no permission or read-only: nothing was changed and it may pass, so the service stays."""


class StoreLocked(StoreError):
    """Another daemon works on this folder."""

    exit_code = 75


class StoreOutdated(StoreError):
    """What was to be stored was decided from a memory that no longer holds; nothing was changed."""

    exit_code = 75
