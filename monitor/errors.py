"""All exceptions of this package, as one tree; their facts are attributes.

MonitorError
├── NotAPolicy         the page is not the policy: a problem of one watch, never of the service
├── UsageError         the user can fix it: bad watchlist, unknown watch, bad argument    (exit 2)
│   ├── WatchlistError   all faults of the file, with line and key
│   └── PageRetired      retention removed the raw page of a version
└── StoreError         the store cannot be trusted: stops the service
    ├── StoreDamaged     index or snapshot damaged                                        (exit 65)
    ├── StoreUnwritable  cannot be written: a failed sync, a failing disk                 (exit 74)
    │   └── StoreFull      no room or no permission: nothing was changed, retry later
    ├── StoreLocked      another daemon holds the folder                                  (exit 75)
    └── StoreOutdated    the watch has changed since the step was decided: read it again
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
    """The root; an unhandled one ends the command line with `exit_code`."""

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
    """A request or setting of the user is invalid; the message says how to fix it."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of the watchlist."""

    line: int
    key: str
    problem: str
    """What is wrong and how to fix it."""


class WatchlistError(UsageError):
    """All faults of a watchlist at once."""

    def __init__(self, path: Path, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(f"{path}:{f.line}: {f.key}: {f.problem}" for f in faults))
        self.path = path
        self.faults = faults


class PageRetired(UsageError):
    """The raw page of a version was removed by retention; its words are there."""


class StoreError(MonitorError):
    """The store cannot be trusted: stop using it."""

    exit_code = 74

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(f"{path}: {problem}")
        self.path = path
        self.problem = problem


class StoreDamaged(StoreError):
    """The content of the index or a snapshot differs from what was written."""

    exit_code = 65


class StoreUnwritable(StoreError):
    """The folder cannot be written or synced."""

    exit_code = 74


class StoreFull(StoreUnwritable):
    """No room, no permission or read-only. Nothing was changed; the service retries later."""


class StoreLocked(StoreError):
    """Another process holds this folder."""

    exit_code = 75


class StoreOutdated(StoreError):
    """The step was decided from an outdated memory. Nothing was changed."""

    exit_code = 75
