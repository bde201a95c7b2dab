"""The outbox of the store in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from monitor.errors import UsageError
from monitor.model import Alert, Delivery
from monitor.store.agenda import LONGEST_LEASE, LONGEST_WAIT
from monitor.store.rows import AlertState


@dataclass(frozen=True, slots=True)
class WaitingAlert:
    """One alert and its delivery state."""

    alert: Alert
    next_try: datetime
    state: AlertState = "pending"
    lease_until: datetime | None = None
    attempts: int = 0
    last_error: str = ""
    ended_at: datetime | None = None

    @property
    def open(self) -> bool:
        """Return whether it is neither sent nor given up."""
        return self.state in ("pending", "leased")

    def released(self) -> WaitingAlert:
        """Return the alert pending, without a lease."""
        return replace(self, state="pending", lease_until=None)


class InMemoryOutbox:
    """Implements `protocols.Outbox`.

    `rows` are the alerts by id, in order of insertion; `refusals` the reasons of disabled channels.
    """

    def __init__(self) -> None:
        self.rows: dict[str, WaitingAlert] = {}
        self.refusals: dict[str, str] = {}

    def put(self, alert: Alert) -> None:
        """Add an alert, due at once; ignore it if its id is known, sent alerts included."""
        self.rows.setdefault(alert.id, WaitingAlert(alert, alert.created_at))

    def due(self, now: datetime, limit: int) -> tuple[Delivery, ...]:
        """Return pending alerts that are due, in order of insertion, at most `limit` per channel."""
        self._release(lambda row: row.lease_until is not None and row.lease_until <= now)
        blocked: set[tuple[str, str]] = set()
        taken: Counter[str] = Counter()
        found: list[Delivery] = []
        for row in self.rows.values():
            channel, place = row.alert.channel, (row.alert.channel, row.alert.watch)
            if not row.open or channel in self.refusals:
                continue
            if row.state == "leased" or row.next_try > now:
                blocked.add(place)
            if place not in blocked and taken[channel] < limit:
                taken[channel] += 1
                found.append(Delivery(row.alert, row.attempts))
        return tuple(found)

    def lease(self, alert_ids: tuple[str, ...], until: datetime) -> tuple[str, ...]:
        """Lease pending alerts until then; return the ids obtained."""
        got = tuple(
            name for name, row in self.rows.items() if name in alert_ids and row.state == "pending"
        )
        for name in got:
            self.rows[name] = replace(self.rows[name], state="leased", lease_until=until)
        return got

    def hold(self, alert_ids: tuple[str, ...], until: datetime) -> None:
        """Postpone alerts, as a digest does: count no attempt and end the lease."""
        for name in alert_ids:
            self._change_open(name, lambda row: replace(row, next_try=until))

    def sent(self, alert_id: str, now: datetime) -> None:
        """Record the delivery; the alert is never due again."""
        if alert_id in self.rows:
            tried = _tried(self.rows[alert_id].released(), "")
            self.rows[alert_id] = replace(tried, state="sent", ended_at=now)

    def failed(self, alert_id: str, error: str, next_try: datetime) -> None:
        """Count an attempt, record the error, end the lease; the alert is due at `next_try`."""
        self._change_open(alert_id, lambda row: replace(_tried(row, error), next_try=next_try))

    def dead(self, alert_id: str, error: str, now: datetime) -> None:
        """Count an attempt, record the error, and give up until `redeliver`."""
        self._change_open(
            alert_id, lambda row: replace(_tried(row, error), state="dead", ended_at=now)
        )

    def disable(self, channel: str, reason: str) -> None:
        """End the channel's leases; none of its alerts is due until `enable`."""
        self.refusals.setdefault(channel, reason)
        self._release(lambda row: row.alert.channel == channel)

    def disabled(self) -> frozenset[str]:
        """Return the names of the disabled channels."""
        return frozenset(self.refusals)

    def enable(self, channel: str) -> bool:
        """Deliver to the channel again; return False if it was not disabled."""
        return self.refusals.pop(channel, None) is not None

    def redeliver(self, alert_id: str, now: datetime) -> None:
        """Make an alert due now under its old id, unless it is leased; safe beside a daemon."""
        row = self.rows.get(alert_id)
        if row is None or row.state == "leased":
            raise UsageError(f"no alert {alert_id} waits to be sent again: `alerts` lists them")
        self.rows[alert_id] = replace(row.released(), attempts=0, next_try=now, ended_at=None)

    def pull_in(self, now: datetime) -> None:
        """Make alerts due now, and end leases, whose times only a wrong clock can have set."""
        self._release(
            lambda row: row.lease_until is not None and row.lease_until > now + LONGEST_LEASE
        )
        for name, row in self.rows.items():
            if row.open and (row.alert.created_at > now or row.next_try > now + LONGEST_WAIT):
                self.rows[name] = replace(row, next_try=now)

    def _change_open(self, alert_id: str, change: Callable[[WaitingAlert], WaitingAlert]) -> None:
        row = self.rows.get(alert_id)
        if row is not None and row.open:
            self.rows[alert_id] = change(row.released())

    def _release(self, concerned: Callable[[WaitingAlert], bool]) -> None:
        for name, row in self.rows.items():
            if row.state == "leased" and concerned(row):
                self.rows[name] = row.released()


def _tried(row: WaitingAlert, error: str) -> WaitingAlert:
    return replace(row, attempts=row.attempts + 1, last_error=error)
