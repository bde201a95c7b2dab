"""An outbox in memory, a clock that only tests move, and alerts as the pipeline makes them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from monitor.decide.memory import Problem, VersionRef
from monitor.model import Alert, AlertType, Change, DateChange, Report, Watch
from monitor.report import payload
from monitor.report.phrases import Language
from monitor.store.in_memory_outbox import InMemoryOutbox

START = datetime(2026, 6, 1, 6, 0, tzinfo=UTC)


class Clock:
    """Stands still until a test moves it."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **by: float) -> datetime:
        self.now += timedelta(**by)
        return self.now


MARBECK = Watch("marbeck/privacy", "Marbeck", "Privacy notice", "https://marbeck.example/privacy")

CHANGE = Change(
    kind="reworded",
    clause="c1",
    path=("Your data", "How long we keep it"),
    before="We keep order records for 12 months.",
    after="We keep order records for 24 months.",
    topics=("retention",),
    severity="high",
    reasons=("12 months became 24 months",),
)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def outbox() -> InMemoryOutbox:
    return InMemoryOutbox()


AlertMaker = Callable[..., Alert]


@pytest.fixture
def make_alert() -> AlertMaker:
    """Alerts by number, watch, channel, type, time and report; the id follows from the number."""

    def make(
        number: int = 1,
        *,
        watch: Watch = MARBECK,
        channel: str = "team",
        type_: AlertType = "policy.changed",
        at: datetime = START,
        report: Report | None = None,
        language: Language = "en",
    ) -> Alert:
        report = report or Report(
            (CHANGE,), DateChange("unchanged"), "Order records are kept for longer."
        )
        body = _body(watch, type_, at, report, language, channel)
        return Alert(f"msg_{channel}_{number}", watch.id, channel, type_, body, at)

    return make


def _body(
    watch: Watch, type_: AlertType, at: datetime, report: Report, language: Language, channel: str
) -> bytes:
    before = VersionRef("2026-05-01T08-00-00Z", at - timedelta(days=31), None)
    after = dataclasses.replace(before, version="2026-06-01T06-00-00Z", captured_at=at)
    wall = Problem("wall", "The site asks for a captcha.", at - timedelta(days=1))
    match type_:
        case "policy.changed":
            return payload.changed(watch, before, after, report, at, language=language)
        case "policy.problem":
            return payload.problem(watch, wall, at, language=language)
        case "policy.recovered":
            return payload.recovered(watch, wall, at, language=language)
        case "test":
            return payload.trial(channel, at, language=language)
        case "digest":
            return payload.figures(42, 1, at)
