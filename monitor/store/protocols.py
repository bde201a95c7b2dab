"""The seam of the store: what other packages may know of it.

    PipelineStore   one check of one watch: read the state, commit a step
    Agenda          which watches are due
    Outbox          alerts that wait for delivery
    Store           all of these together, open for one process
    Queries         read-only questions, on a connection of their own

The small protocols are beside their values: `key_values`, `orders`. All values are rows (`rows`) or values of `decide` and `model`. `backends.backend_of` opens a store.
Unknown watches, versions, events and alerts raise `UsageError`. A store
that cannot be read or written raises a `StoreError`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from monitor.decide.memory import Memory, Version
from monitor.decide.step import CheckRecord, Step
from monitor.model import Alert, Clause, Delivery, Page, Watch
from monitor.store.key_values import KeyValues, Secrets
from monitor.store.orders import Order, OrderQueries, Orders
from monitor.store.retention import Retention
from monitor.store.rows import (
    AlertRow,
    AlertState,
    Counts,
    DailyOutcome,
    DisabledChannel,
    EventMark,
    EventRow,
    SearchHit,
    Status,
    StoredFile,
    VersionRow,
    WatchHits,
    WatchOverview,
    Wording,
)
from monitor.store.upkeep import Forgotten


class Versions(Protocol):
    """Reads stored versions."""

    def version(self, watch: str, seq: int) -> Version:
        """Return a version with its clauses."""
        ...

    def page(self, watch: str, seq: int) -> Page:
        """Return the raw page of a version, hashes verified.

        Raises `PageRetired` if retention removed it, and `StoreDamaged`.
        """
        ...


class PipelineStore(Versions, Protocol):
    """What one check reads and writes."""

    def memory(self, watch: str) -> Memory:
        """Return the state of a watch between two readings."""
        ...

    def newest(self, watch: str) -> int:
        """Return the highest sequence number in use; 0 before the first version."""
        ...

    def clauses_gone(self, watch: str) -> tuple[Clause, ...]:
        """Return the clauses that were removed, in their last wording, last removed first."""
        ...

    def find_text(self, watch: str, text_sha256: str) -> int | None:
        """Return the newest version of the watch with exactly this text."""
        ...

    def reserve_stem(self, watch: str, captured_at: datetime) -> str:
        """Return a free file name for a version: its second, with `-2`, `-3` … if taken."""
        ...

    def commit(self, step: Step, alerts: tuple[Alert, ...]) -> None:
        """Store version, events, alerts, reading and memory: all of them or nothing.

        A step that is stored already is stored once. Raises `StoreOutdated` if the watch changed
        since the step was decided, and `StoreFull` if a later retry may succeed.
        """


class Agenda(Protocol):
    """The watches and when each is due."""

    def sync_watches(self, listed: Sequence[Watch], now: datetime) -> None:
        """Make the stored watches those of the watchlist.

        New watches become due within a minute; none is due later than one interval from now.
        Watches that are gone are retired, their history stays.
        """

    def due(
        self, now: datetime, limit: int, busy_hosts: frozenset[str], busy_watches: frozenset[str]
    ) -> tuple[str, ...]:
        """Return due watches, longest overdue first, at most one per idle host."""
        ...


class Outbox(Protocol):
    """Alerts that wait for delivery, durable. Each method is one transaction."""

    def put(self, alert: Alert) -> None:
        """Add an alert, due at once; ignore it if its id is known, sent alerts included."""

    def due(self, now: datetime, limit: int) -> tuple[Delivery, ...]:
        """Return pending alerts that are due, in order of insertion, at most `limit` per channel.

        An alert is left out while it is leased, while its channel is disabled, and while an earlier
        alert of the same channel and watch is leased or not yet due: order holds per watch.
        """
        ...

    def lease(self, alert_ids: tuple[str, ...], until: datetime) -> tuple[str, ...]:
        """Lease pending alerts until then; return the ids obtained."""
        ...

    def hold(self, alert_ids: tuple[str, ...], until: datetime) -> None:
        """Postpone alerts, as a digest does: count no attempt and end the lease."""

    def sent(self, alert_id: str, now: datetime) -> None:
        """Record the delivery; the alert is never due again."""

    def failed(self, alert_id: str, error: str, next_try: datetime) -> None:
        """Count an attempt, record the error, end the lease; the alert is due at `next_try`."""

    def dead(self, alert_id: str, error: str, now: datetime) -> None:
        """Count an attempt, record the error, and give up until `redeliver`."""

    def disable(self, channel: str, reason: str) -> None:
        """End the channel's leases; none of its alerts is due until `enable`."""

    def disabled(self) -> frozenset[str]:
        """Return the names of the disabled channels."""
        ...

    def enable(self, channel: str) -> bool:
        """Deliver to the channel again; return False if it was not disabled."""
        ...

    def redeliver(self, alert_id: str, now: datetime) -> None:
        """Make an alert due now under its old id, unless it is leased; safe beside a daemon."""


class Store(PipelineStore, Agenda, KeyValues, Secrets, Protocol):
    """An open store. It belongs to the thread and the process that opened it."""

    @property
    def query(self) -> Queries:
        """Questions on the store's own connection; the caller does not close it."""
        ...

    @property
    def outbox(self) -> Outbox:
        """The alerts written by `commit`."""
        ...

    @property
    def orders(self) -> Orders:
        """The record of what people ordered."""
        ...

    def amend(self, watch: str, change: Callable[[Memory], Memory]) -> Memory:
        """Change the memory of a watch outside a reading; return the new memory."""
        ...

    def review(self, watch: str, number: int, note: str, now: datetime) -> None:
        """Record that a person has looked at an event."""

    def forget(self, order: Order, now: datetime, *, at_once: bool = True) -> Forgotten:
        """Remove everything that is stored of the order's watch, and log that it was forgotten.

        Without `at_once`, files and words go by `seal` and `thin_out`. Nothing stored: `UsageError`.
        """
        ...

    def thin_out(self, now: datetime, retention: Retention) -> None:
        """Delete what is kept no longer, a few watches per call, each watch once a day."""

    def seal(self, now: datetime) -> None:
        """Close ended days in the append-only log, a few watches per call, and sign checkpoints."""


class WatchQueries(Protocol):
    """Questions about watches and their readings."""

    def statuses(self) -> tuple[Status, ...]:
        """Return the status of every watch that is not retired, by id."""
        ...

    def status(self, watch: str) -> Status | None:
        """Return the status of a watch, retired or not; None for an unknown watch."""
        ...

    def overviews(self) -> tuple[WatchOverview, ...]:
        """Return the overview of every watch that is not retired, by id."""
        ...

    def overview(self, watch: str) -> WatchOverview:
        """Return the overview of a watch, retired or not."""
        ...

    def readings(
        self, watch: str, since: datetime | None = None, until: datetime | None = None
    ) -> tuple[CheckRecord, ...]:
        """Return the readings from `since` to before `until`, oldest first."""
        ...

    def daily_outcomes(self, watch: str, since: datetime) -> tuple[DailyOutcome, ...]:
        """Return the number of readings by day and outcome, oldest day first."""
        ...

    def counts(self, now: datetime) -> Counts:
        """Return the counters of the metrics endpoint."""
        ...


class VersionQueries(Versions, Protocol):
    """Questions about versions, clauses and words."""

    def newest(self, watch: str) -> int:
        """Return the highest sequence number in use; 0 before the first version."""
        ...

    def versions(self, watch: str) -> tuple[VersionRow, ...]:
        """Return the watch's versions without their clauses, oldest first."""
        ...

    def files(self, watch: str, seq: int) -> tuple[StoredFile, ...]:
        """Return a version's page, Markdown and record files, in this order, as written."""
        ...

    def clause_history(self, watch: str, clause: str) -> tuple[Wording, ...]:
        """Return all wordings of a clause, oldest first."""
        ...

    def clause_histories(
        self, watch: str, clauses: tuple[str, ...]
    ) -> dict[str, tuple[Wording, ...]]:
        """Return all wordings of each of these clauses, oldest first."""
        ...

    def search(
        self, words: str, watch: str | None = None, limit: int = 60
    ) -> tuple[SearchHit, ...]:
        """Return wordings that contain all words and "quoted phrases", current ones first."""
        ...

    def hits_by_watch(self, words: str) -> tuple[WatchHits, ...] | None:
        """Return the number of hits by watch, earliest first; None for too common words."""
        ...


class EventQueries(Protocol):
    """Questions about events, alerts and channels."""

    def events(self, watch: str | None = None, limit: int = 100) -> tuple[EventRow, ...]:
        """Return the events of one watch or of all, newest first."""
        ...

    def event(self, watch: str, number: int) -> EventRow:
        """Return one event of a watch."""
        ...

    def event_marks(self, watch: str) -> tuple[EventMark, ...]:
        """Return the events of a watch without their reports, oldest first."""
        ...

    def alerts(self, state: AlertState | None = None, limit: int = 100) -> tuple[AlertRow, ...]:
        """Return the alerts in one state or in all, newest first."""
        ...

    def alert(self, alert_id: str) -> AlertRow:
        """Return one alert."""
        ...

    def disabled_channels(self) -> tuple[DisabledChannel, ...]:
        """Return the disabled channels, by name."""
        ...

    def undelivered_since(self, now: datetime) -> datetime | None:
        """Return when the oldest alert was created that is due and not delivered."""
        ...


class Queries(WatchQueries, VersionQueries, EventQueries, OrderQueries, Protocol):
    """All read-only questions, for the thread that opened the connection."""

    def close(self) -> None:
        """Close the connection."""
