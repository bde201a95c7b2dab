"""Whatever happens in whatever order: no alert is lost, none is sent out of its turn, none twice at a time."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from monitor.model import Alert
from monitor.store.in_memory_outbox import InMemoryOutbox
from monitor.store.protocols import Outbox
from monitor.store.sqlite.connection import connect
from monitor.store.sqlite.outbox import SqliteOutbox

START = datetime(2026, 11, 22, tzinfo=UTC)
CHANNELS = ("team", "legal")
WATCHES = ("a/p", "b/p")
MINUTES = st.integers(0, 5).map(lambda minutes: timedelta(minutes=minutes))


@dataclass(frozen=True)
class Expected:
    """What the model believes of one alert."""

    alert: Alert
    state: str
    due: datetime
    leased_until: datetime | None = None
    attempts: int = 0

    def free(self, now: datetime) -> bool:
        return self.leased_until is None or self.leased_until <= now


class OutboxMachine(RuleBasedStateMachine):
    """Drives the outbox and a model of it, side by side."""

    def __init__(self) -> None:
        super().__init__()
        self.ends = ExitStack()
        self.outbox = self.begin()
        self.now = START
        self.model: dict[str, Expected] = {}
        self.disabled: set[str] = set()

    def begin(self) -> Outbox:
        """Return an empty outbox."""
        raise NotImplementedError

    def teardown(self) -> None:
        self.ends.close()

    @rule(channel=st.sampled_from(CHANNELS), watch=st.sampled_from(WATCHES))
    def put(self, channel: str, watch: str) -> None:
        alert = Alert(f"msg_{len(self.model)}", watch, channel, "policy.changed", b"{}", self.now)
        self.outbox.put(alert)
        self.outbox.put(alert)
        self.model[alert.id] = Expected(alert, "pending", self.now)

    @rule(time=MINUTES)
    def time_passes(self, time: timedelta) -> None:
        self.now += time

    @precondition(lambda self: self.expected_due())
    @rule(data=st.data(), time=MINUTES)
    def lease(self, data: st.DataObject, time: timedelta) -> None:
        self.outbox.due(self.now, 99)
        chosen = tuple(data.draw(st.lists(st.sampled_from(self.expected_due()), unique=True)))
        assert set(self.outbox.lease(chosen, self.now + time)) == set(chosen)
        for name in chosen:
            self.change(name, leased_until=self.now + time)

    @precondition(lambda self: self.leased())
    @rule(data=st.data(), end=st.sampled_from(["sent", "failed", "dead", "hold"]), time=MINUTES)
    def an_attempt_ends(self, data: st.DataObject, end: str, time: timedelta) -> None:
        name = data.draw(st.sampled_from(self.leased()))
        attempts = self.model[name].attempts + 1
        match end:
            case "sent":
                self.outbox.sent(name, self.now)
                self.change(name, state="sent", leased_until=None, attempts=attempts)
            case "failed":
                self.outbox.failed(name, "503", self.now + time)
                self.change(name, due=self.now + time, leased_until=None, attempts=attempts)
            case "dead":
                self.outbox.dead(name, "poisoned", self.now)
                self.change(name, state="dead", leased_until=None, attempts=attempts)
            case _:
                self.outbox.hold((name,), self.now + time)
                self.change(name, due=self.now + time, leased_until=None)

    @precondition(lambda self: self.ended())
    @rule(data=st.data())
    def redeliver(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(self.ended()))
        self.outbox.redeliver(name, self.now)
        self.change(name, state="pending", due=self.now, attempts=0)

    @rule(channel=st.sampled_from(CHANNELS))
    def disable(self, channel: str) -> None:
        self.outbox.disable(channel, "410 Gone")
        self.disabled.add(channel)
        assert self.outbox.disabled() == self.disabled
        for name in self.leased():
            if self.model[name].alert.channel == channel:
                self.change(name, leased_until=None)

    @rule(channel=st.sampled_from(CHANNELS))
    def enable(self, channel: str) -> None:
        assert self.outbox.enable(channel) == (channel in self.disabled)
        self.disabled.discard(channel)

    @invariant()
    def what_is_due_is_what_the_model_says(self) -> None:
        found = self.outbox.due(self.now, 99)
        assert [delivery.alert.id for delivery in found] == self.expected_due()
        assert all(d.attempts == self.model[d.alert.id].attempts for d in found)
        for name in self.leased():
            if self.model[name].free(self.now):
                self.change(name, leased_until=None)

    def expected_due(self) -> list[str]:
        held: set[tuple[str, str]] = set()
        due: list[str] = []
        for name, row in self.model.items():
            turn = (row.alert.channel, row.alert.watch)
            if row.state != "pending" or row.alert.channel in self.disabled:
                continue
            if not row.free(self.now) or row.due > self.now:
                held.add(turn)
            elif turn not in held:
                due.append(name)
        return due

    def leased(self) -> list[str]:
        return [name for name, row in self.model.items() if row.leased_until is not None]

    def ended(self) -> list[str]:
        return [name for name, row in self.model.items() if row.state in ("sent", "dead")]

    def change(self, name: str, **facts: object) -> None:
        self.model[name] = replace(self.model[name], **facts)  # type: ignore[arg-type]


class InMemoryMachine(OutboxMachine):
    """The outbox in memory."""

    def begin(self) -> Outbox:
        return InMemoryOutbox()


class SqliteMachine(OutboxMachine):
    """The outbox in the index, which outlasts the process."""

    def begin(self) -> Outbox:
        folder = Path(self.ends.enter_context(tempfile.TemporaryDirectory()))
        patch = self.ends.enter_context(pytest.MonkeyPatch.context())
        modes = {True: ("WAL", "OFF"), False: ("DELETE", "OFF")}
        patch.setattr("monitor.store.sqlite.connection._JOURNAL", modes)
        self.path = folder / "index.sqlite"
        self.connection = connect(self.path)
        return SqliteOutbox(self.connection, self.path)

    def teardown(self) -> None:
        self.connection.close()
        super().teardown()

    @rule()
    def crash_and_start(self) -> None:
        self.connection.close()
        self.connection = connect(self.path)
        outbox = SqliteOutbox(self.connection, self.path)
        outbox.release()
        self.outbox = outbox
        for name in self.leased():
            self.change(name, leased_until=None)


RUNS = settings(max_examples=30, stateful_step_count=30, deadline=None)
InMemoryMachine.TestCase.settings = RUNS
SqliteMachine.TestCase.settings = RUNS
TestInMemoryOutbox = InMemoryMachine.TestCase
TestSqliteOutbox = SqliteMachine.TestCase
