"""The order of things: fetch, look, decide, render, store. Only this module knows it.

What it needs of the outside world is declared here as Protocols; `app.py` brings the real parts.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from monitor.decide.memory import Memory, Version
from monitor.decide.step import Event, Step
from monitor.model import Alert, NotModified, Page, Policy, Report, Trouble, Validators, Watch

Clock = Callable[[], datetime]


class Fetcher(Protocol):
    """Gets a page, politely and within limits; ordinary trouble is a value."""

    async def fetch(
        self, watch: Watch, validators: Validators | None
    ) -> Page | NotModified | Trouble: ...


class Reader(Protocol):
    """The pure middle, run where hostile input can do no harm."""

    async def fingerprint(self, page: Page) -> str: ...

    async def read(self, page: Page, watch: Watch) -> Policy | Trouble: ...

    async def compare(self, before: Policy, after: Policy) -> Report | Trouble: ...


class Store(Protocol):
    """Versions on disk and what is remembered; `commit` is one transaction, files first."""

    def memory(self, watch: str) -> Memory: ...

    def version(self, watch: str, seq: int) -> Version: ...

    def page(self, watch: str, seq: int) -> Page:
        """The raw page of a version, its hash verified; raises `StoreDamaged`."""
        ...

    def candidate_page(self, watch: str) -> Page | None: ...

    def find_text(self, watch: str, text_sha256: str) -> int | None:
        """The newest version of the watch that holds this very text."""
        ...

    def commit(self, step: Step, alerts: tuple[Alert, ...]) -> None: ...


class Renderer(Protocol):
    """Turns an event into one alert per channel that must hear of it."""

    def __call__(self, event: Event, watch: Watch) -> tuple[Alert, ...]: ...
