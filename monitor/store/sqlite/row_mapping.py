"""Decode rows of the index into values: one `…_of` function per type; malformed rows raise."""

from __future__ import annotations

import json
import sqlite3
from typing import TypeVar

from monitor.decide.memory import Memory, Problem, Version, VersionRef
from monitor.decide.step import CheckRecord
from monitor.model import Alert, Clause, PrintedDate, Report
from monitor.store.codec import moment, moment_or_none, unpack
from monitor.store.compression import decompress
from monitor.store.rows import (
    AlertRow,
    DailyOutcome,
    DisabledChannel,
    EventMark,
    EventRow,
    SearchHit,
    Status,
    VersionRow,
    WatchHits,
    WatchOverview,
    Wording,
)

T = TypeVar("T")


def maybe(packed: bytes | None, kind: type[T]) -> T | None:
    """Decode an optional packed value."""
    return None if packed is None else unpack(packed, kind)


def status_of(row: sqlite3.Row) -> Status:
    """Decode the status of a watch."""
    memory = unpack(row["memory"], Memory)
    return Status(
        watch=row["id"], company=row["company"], document=row["document"], url=row["url"],
        state="paused" if row["paused"] else memory.state, since=memory.since, due=memory.due,
        head=memory.head, last_read=memory.last_read, last_change=memory.last_change,
        problem=memory.problem, candidate=memory.candidate, blinking_since=memory.blinking_since,
        flickers=memory.flickers,
    )  # fmt: skip


def version_row_of(row: sqlite3.Row) -> VersionRow:
    """Decode a version without its clauses."""
    return VersionRow(
        row["watch"], row["seq"], row["stem"], moment(row["captured_at"]), row["page_sha256"],
        row["text_sha256"], row["language"], maybe(row["last_updated"], PrintedDate),
    )  # fmt: skip


def clauses_of(packed: bytes) -> tuple[Clause, ...]:
    """Decode the clauses of a version's row."""
    return unpack(decompress(packed), tuple[Clause, ...])


def version_of(row: sqlite3.Row) -> Version:
    """Decode a version with its clauses."""
    return Version(
        row["watch"], row["seq"], row["stem"], moment(row["captured_at"]), row["page_sha256"],
        row["text_sha256"], maybe(row["last_updated"], PrintedDate), clauses_of(row["clauses"]),
        row["language"],
    )  # fmt: skip


def overview_of(row: sqlite3.Row) -> WatchOverview:
    """Decode the overview of a watch."""
    change = None
    if row["number"] is not None:
        reviewed = moment_or_none(row["reviewed_at"])
        change = EventMark(
            row["id"], row["number"], row["type"], moment(row["at"]), row["severity"], reviewed
        )
    return WatchOverview(status_of(row), maybe(row["printed"], PrintedDate), change)


def search_hit_of(row: sqlite3.Row) -> SearchHit:
    """Decode a wording with its excerpt."""
    return SearchHit(wording_of(row), row["excerpt"])


def watch_hits_of(row: sqlite3.Row) -> WatchHits:
    """Decode the hits of one watch."""
    return WatchHits(row["watch"], row["hits"], moment(row["first"]), row["standing"])


def daily_outcome_of(row: sqlite3.Row) -> DailyOutcome:
    """Decode the readings of one day with one outcome."""
    return DailyOutcome(row["day"], row["outcome"], row["readings"])


def event_mark_of(row: sqlite3.Row) -> EventMark:
    """Decode an event without its report."""
    return EventMark(
        row["watch"], row["number"], row["type"], moment(row["at"]), row["severity"],
        moment_or_none(row["reviewed_at"]),
    )  # fmt: skip


def reading_of(row: sqlite3.Row) -> CheckRecord:
    """Decode the record of one reading."""
    return CheckRecord(
        row["watch"], moment(row["at"]), row["outcome"], row["final_url"] or "", row["status"],
        row["sha256"] or "", row["detail"] or "",
    )  # fmt: skip


def event_of(row: sqlite3.Row) -> EventRow:
    """Decode an event."""
    return EventRow(
        watch=row["watch"], number=row["number"], type=row["type"], at=moment(row["at"]),
        old_sha256=row["old_sha256"], new_sha256=row["new_sha256"],
        before=maybe(row["before"], VersionRef), after=maybe(row["after"], VersionRef),
        severity=row["severity"], report=maybe(row["report"], Report),
        problem=maybe(row["problem"], Problem),
        reviewed_at=moment_or_none(row["reviewed_at"]), note=row["note"],
    )  # fmt: skip


def clause_of(row: sqlite3.Row) -> Clause:
    """Decode a clause from one of its wordings."""
    return Clause(
        text=row["text"], kind=row["kind"], path=tuple(json.loads(row["path"])),
        label=row["label"], id=row["clause"],
    )  # fmt: skip


def wording_of(row: sqlite3.Row) -> Wording:
    """Decode a wording."""
    return Wording(
        watch=row["watch"], clause=row["clause"], since=row["since"],
        since_at=moment(row["since_at"]), until=row["until"],
        until_at=moment_or_none(row["until_at"]), kind=row["kind"],
        path=tuple(json.loads(row["path"])), label=row["label"], text=row["text"],
    )  # fmt: skip


def alert_of(row: sqlite3.Row) -> Alert:
    """Decode the alert of a row."""
    return Alert(
        id=row["id"], watch=row["watch"], channel=row["channel"], type=row["type"],
        payload=row["payload"], created_at=moment(row["created_at"]),
    )  # fmt: skip


def alert_row_of(row: sqlite3.Row) -> AlertRow:
    """Decode an alert with its delivery state."""
    return AlertRow(
        alert_of(row), row["event"], row["state"], row["attempts"], moment(row["next_try"]),
        row["last_error"], moment_or_none(row["ended_at"]),
    )  # fmt: skip


def channel_of(row: sqlite3.Row) -> DisabledChannel:
    """Decode a disabled channel."""
    return DisabledChannel(row["name"], row["reason"])
