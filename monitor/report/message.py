"""Reads a payload back into values, so that mail and chat tell what the webhook tells."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from monitor.compare.wording import redline
from monitor.decide.memory import VersionRef
from monitor.model import Change, DateChange, PrintedDate, Report, Signal


@dataclass(frozen=True, slots=True)
class About:
    """Which watch a message is about."""

    watch: str
    company: str
    document: str
    url: str


@dataclass(frozen=True, slots=True)
class Changed:
    """`policy.changed`"""

    about: About
    at: datetime
    before: VersionRef
    after: VersionRef
    report: Report
    silent: bool
    omitted: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """`policy.problem`"""

    about: About
    at: datetime
    kind: str
    detail: str
    since: datetime
    summary: str


@dataclass(frozen=True, slots=True)
class Recovered:
    """`policy.recovered`"""

    about: About
    at: datetime
    kind: str
    since: datetime
    summary: str


@dataclass(frozen=True, slots=True)
class Trial:
    """`test`"""

    channel: str
    at: datetime
    summary: str


@dataclass(frozen=True, slots=True)
class Figures:
    """`digest`"""

    read: int
    problems: int
    at: datetime


Message = Changed | Problem | Recovered | Trial | Figures


def parse(payload: bytes) -> Message:
    """The message that a payload of this package holds."""
    event = json.loads(payload)
    data, at = event["data"], datetime.fromisoformat(event["timestamp"])
    match event["type"]:
        case "policy.changed":
            return _changed(data, at)
        case "policy.problem":
            trouble = data["problem"]
            since = datetime.fromisoformat(trouble["since"])
            return Problem(
                _about(data), at, trouble["kind"], trouble["detail"], since, data["summary"]
            )
        case "policy.recovered":
            trouble = data["problem"]
            since = datetime.fromisoformat(trouble["since"])
            return Recovered(_about(data), at, trouble["kind"], since, data["summary"])
        case "test":
            return Trial(data["channel"], at, data["summary"])
        case _:
            return Figures(data["read"], data["problems"], at)


def _changed(data: dict[str, Any], at: datetime) -> Changed:
    before, after = _version(data["before"]), _version(data["after"])
    dates = DateChange(data["date"], before.last_updated, after.last_updated)
    changes = tuple(_change(change) for change in data["changes"])
    report = Report(changes, dates, data["summary"])
    return Changed(_about(data), at, before, after, report, data["silent"], data["omitted"])


def _about(data: dict[str, Any]) -> About:
    return About(data["watch"], data["company"], data["document"], data["url"])


def _version(data: dict[str, Any]) -> VersionRef:
    printed = data["last_updated"]
    date = PrintedDate(printed["value"], printed["role"], printed["text"]) if printed else None
    return VersionRef(data["version"], datetime.fromisoformat(data["captured_at"]), date)


def _change(data: dict[str, Any]) -> Change:
    return Change(
        kind=data["kind"],
        clause=data["clause"],
        path=tuple(data["path"]),
        before=data["before"],
        after=data["after"],
        label_before=data["label"]["before"],
        label_after=data["label"]["after"],
        topics=tuple(data["topics"]),
        signals=tuple(Signal(s["name"], s["before"], s["after"]) for s in data["signals"]),
        severity=data["severity"],
        reasons=tuple(data["reasons"]),
        wording=redline(data["before"] or "", data["after"] or ""),
    )
