"""Replay dated captures of a page through the real pipeline, with a simulated clock.

Backtesting tunes a watch before it is trusted, and measures false alerts over years. Captures are
files named `<unix time>.<suffix>`. Each is one reading; if a change waits for confirmation, the next
capture is the second reading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from monitor.decide.patience import Patience
from monitor.decide.step import Event, Step
from monitor.errors import UsageError
from monitor.extract.formats.registry import of_suffix
from monitor.model import Alert, Page, Trouble, Validators, Watch
from monitor.pipeline import Pipeline, Reader
from monitor.store.in_memory import InMemoryStore


@dataclass(frozen=True, slots=True)
class Capture:
    """A file with the page as it was at one time."""

    path: Path
    at: datetime
    content_type: str


@dataclass(frozen=True, slots=True)
class Replay:
    """The alerts that a replay would have caused."""

    events: tuple[Event, ...]
    """The events that would have been alerted, in order."""
    readings: int
    problems: int
    """Readings after which the watch had a problem."""


def captures(folder: Path) -> tuple[Capture, ...]:
    """Return the captures of a folder by time; raises `UsageError` if there is none."""
    found = tuple(sorted(_captures(folder), key=lambda capture: capture.at))
    if not found:
        raise UsageError(
            f"{folder}: no captures; name the files by their time, such as 1697718600.html"
        )
    return found


async def replay(
    past: tuple[Capture, ...],
    watch: Watch,
    reader: Reader,
    patience: Patience,
    on_reading: Callable[[Step], None] = lambda _: None,
) -> Replay:
    """Read each capture at its own time and collect the events that would have been alerted.

    `on_reading` is called with the step of each reading.
    """
    store = InMemoryStore()
    store.sync_watches((watch,), past[0].at)
    player = CapturePlayer()
    pipeline = Pipeline(player, reader, store, _no_alerts, lambda: player.now, patience)
    events: list[Event] = []
    problems = 0
    for capture in past:
        player.play(capture)
        step = await pipeline.check(watch)
        on_reading(step)
        problems += step.memory.state == "problem"
        events += [e for e in step.events if e.report is None or e.report.alert]
    return Replay(tuple(events), len(past), problems)


def _no_alerts(event: Event, watch: Watch) -> tuple[Alert, ...]:  # noqa: ARG001 - the renderer's signature
    return ()


def _captures(folder: Path) -> Iterator[Capture]:
    for path in folder.iterdir():
        known = of_suffix(path.suffix)
        if known and path.stem.isdigit():
            at = datetime.fromtimestamp(int(path.stem), UTC)
            yield Capture(path, at, known.content_types[0])


class CapturePlayer:
    """A fetcher and clock that return the current capture and the time of its capture."""

    def __init__(self) -> None:
        self.now = datetime.fromtimestamp(0, UTC)
        self._capture: Capture | None = None

    def play(self, capture: Capture) -> None:
        """Make this the current capture."""
        self.now = capture.at
        self._capture = capture

    async def fetch(self, watch: Watch, validators: Validators | None) -> Page | Trouble:  # noqa: ARG002 - a capture knows no validators
        """Return the current capture as the page of the watch."""
        assert self._capture is not None
        body = self._capture.path.read_bytes()
        return Page(watch.url, watch.url, 200, (), body, self._capture.content_type, self.now)
