"""A watch's past, replayed: dated captures through the very same pipeline on a simulated clock.

It is how a watch is tuned before it is trusted, and how quietness over years is measured. The
captures are files named `<unix time>.<type>`; each is one reading. Where a change waits for its
second reading, the next capture is that reading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from monitor.decide.memory import Memory, Version
from monitor.decide.patience import Patience
from monitor.decide.step import Event, Step
from monitor.errors import UsageError
from monitor.extract.formats.registry import of_suffix
from monitor.model import Alert, Clause, Page, Trouble, Validators, Watch
from monitor.pipeline import Pipeline, Reader


@dataclass(frozen=True, slots=True)
class Capture:
    """One page as it was at one time."""

    path: Path
    at: datetime
    content_type: str


@dataclass(frozen=True, slots=True)
class Replay:
    """What would have been told."""

    events: tuple[Event, ...]
    """Those that somebody would have been told of, in order."""
    readings: int
    problems: int
    """Readings that could not be trusted."""


def captures(folder: Path) -> tuple[Capture, ...]:
    """The folder's captures in order of time; raises `UsageError` where there is none."""
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
    """Reads each capture at its time and keeps what would have been told."""
    shelf = InMemoryStore(Memory(watch.id, "new", past[0].at, past[0].at))
    tape = Tape()
    pipeline = Pipeline(tape, reader, shelf, _no_alerts, lambda: tape.now, patience)
    events: list[Event] = []
    problems = 0
    for capture in past:
        tape.insert(capture)
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


class Tape:
    """A fetcher that plays the capture put in, at the time it was taken."""

    def __init__(self) -> None:
        self.now = datetime.fromtimestamp(0, UTC)
        self._capture: Capture | None = None

    def insert(self, capture: Capture) -> None:
        """From now on the page looks like this."""
        self.now = capture.at
        self._capture = capture

    async def fetch(self, watch: Watch, validators: Validators | None) -> Page | Trouble:  # noqa: ARG002 - a capture knows no validators
        """The capture as the page of the watch."""
        assert self._capture is not None
        body = self._capture.path.read_bytes()
        return Page(watch.url, watch.url, 200, (), body, self._capture.content_type, self.now)


@dataclass(slots=True)
class InMemoryStore:
    """A store in memory: what the pipeline asks of one, for one watch."""

    latest: Memory
    versions: dict[int, Version] = field(default_factory=dict)
    pages: dict[int, Page] = field(default_factory=dict)

    def memory(self, watch: str) -> Memory:  # noqa: ARG002 - a shelf holds one watch
        """What is remembered."""
        return self.latest

    def newest(self, watch: str) -> int:  # noqa: ARG002
        """The highest sequence number."""
        return max(self.versions, default=0)

    def version(self, watch: str, seq: int) -> Version:  # noqa: ARG002
        """A version."""
        return self.versions[seq]

    def clauses_ever(self, watch: str) -> tuple[Clause, ...]:  # noqa: ARG002
        """All clauses, the newest versions' first."""
        newest_first = sorted(self.versions.values(), key=lambda v: -v.seq)
        return tuple({c.id: c for v in reversed(newest_first) for c in v.clauses}.values())[::-1]

    def page(self, watch: str, seq: int) -> Page:  # noqa: ARG002
        """Its page."""
        return self.pages[seq]

    def find_text(self, watch: str, text_sha256: str) -> int | None:  # noqa: ARG002
        """The newest version of that text."""
        found = (seq for seq, v in self.versions.items() if v.text_sha256 == text_sha256)
        return max(found, default=None)

    def reserve_stem(self, watch: str, captured_at: datetime) -> str:  # noqa: ARG002
        """Its name."""
        return captured_at.strftime("%Y-%m-%dT%H-%M-%SZ")

    def commit(self, step: Step, alerts: tuple[Alert, ...]) -> None:  # noqa: ARG002 - nobody is told
        """Keep the step."""
        self.latest = step.memory
        if step.version is None:
            return
        new = step.version
        self.pages[new.seq] = new.page
        self.versions[new.seq] = Version(
            watch=step.memory.watch,
            seq=new.seq,
            stem=new.stem,
            captured_at=new.page.fetched_at,
            page_sha256="",
            text_sha256=new.text_sha256,
            last_updated=new.policy.last_updated,
            clauses=new.policy.clauses,
        )
