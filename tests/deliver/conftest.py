"""An outbox in memory, a clock that only tests move, and alerts as the pipeline makes them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from monitor.decide.memory import Problem, VersionRef
from monitor.model import Alert, AlertType, Change, DateChange, Delivery, Report, Watch
from monitor.report import payload
from monitor.report.phrases import Language

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


@dataclass
class Row:
    """An alert's place in the outbox."""

    alert: Alert
    due: datetime
    attempts: int = 0
    leased: datetime | None = None
    state: str = "pending"
    error: str = ""
    sent_at: datetime | None = None


class MemoryOutbox:
    """Keeps the promises of `monitor.store.protocols.Outbox` in a dict."""

    def __init__(self) -> None:
        self.rows: dict[str, Row] = {}
        self.refusals: dict[str, str] = {}

    def put(self, alert: Alert) -> None:
        self.rows.setdefault(alert.id, Row(alert, alert.created_at))

    def due(self, now: datetime, limit: int) -> tuple[Delivery, ...]:
        waiting: set[tuple[str, str]] = set()
        found: list[Delivery] = []
        for row in self.rows.values():
            key = (row.alert.channel, row.alert.watch)
            if row.state != "pending" or row.alert.channel in self.refusals:
                continue
            if row.due > now or (row.leased and row.leased > now) or key in waiting:
                waiting.add(key)
            elif sum(d.alert.channel == row.alert.channel for d in found) < limit:
                found.append(Delivery(row.alert, row.attempts))
        return tuple(found)

    def lease(self, alert_ids: tuple[str, ...], until: datetime) -> tuple[str, ...]:
        free = tuple(i for i in alert_ids if self.rows[i].state == "pending")
        for alert_id in free:
            self.rows[alert_id].leased = until
        return free

    def hold(self, alert_ids: tuple[str, ...], until: datetime) -> None:
        for alert_id in alert_ids:
            self.rows[alert_id].due = until
            self.rows[alert_id].leased = None

    def sent(self, alert_id: str, now: datetime) -> None:
        self.rows[alert_id].state = "sent"
        self.rows[alert_id].sent_at = now

    def failed(self, alert_id: str, error: str, next_try: datetime) -> None:
        row = self.rows[alert_id]
        row.attempts += 1
        row.error, row.due, row.leased = error, next_try, None

    def dead(self, alert_id: str, error: str, now: datetime) -> None:
        row = self.rows[alert_id]
        row.attempts += 1
        row.error, row.state = error, "dead"

    def disable(self, channel: str, reason: str) -> None:
        self.refusals[channel] = reason

    def disabled(self) -> frozenset[str]:
        return frozenset(self.refusals)

    def of(self, channel: str) -> list[Row]:
        return [row for row in self.rows.values() if row.alert.channel == channel]


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
def outbox() -> MemoryOutbox:
    return MemoryOutbox()


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
