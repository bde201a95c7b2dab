"""Reads a payload back into a message, so that mail and chat tell the same as the webhook."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from monitor.compare.shown_redlines import shown_redlines
from monitor.decide.memory import VersionRef
from monitor.model import Change, DateChange, Edit, PrintedDate, Reason, Report, Signal
from monitor.report.message import About, Changed, Figures, Message, Problem, Recovered, Trial


def parse(payload: bytes) -> Message:
    """Return the message that a payload written by `monitor.report.payload` holds."""
    event = json.loads(payload)
    data, at = event["data"], datetime.fromisoformat(event["timestamp"])
    match event["type"]:
        case "policy.changed":
            return _changed(data, at)
        case "policy.problem":
            kind, since = _problem(data)
            detail = data["problem"]["detail"]
            return Problem(_about(data), at, kind, detail, since, data["summary"])
        case "policy.recovered":
            return Recovered(_about(data), at, *_problem(data), data["summary"])
        case "test":
            return Trial(data["channel"], at, data["summary"])
        case _:
            return Figures(data["read"], data["problems"], at)


def _problem(data: dict[str, Any]) -> tuple[str, datetime]:
    """Return the kind of the problem, and since when it lasts."""
    return data["problem"]["kind"], datetime.fromisoformat(data["problem"]["since"])


def _changed(data: dict[str, Any], at: datetime) -> Changed:
    before, after = _version(data["before"]), _version(data["after"])
    dates = DateChange(data["date"], before.last_updated, after.last_updated)
    redlines = shown_redlines((c["before"] or "", c["after"] or "") for c in data["changes"])
    changes = tuple(map(_change, data["changes"], redlines))
    report = Report(changes, dates, data["summary"])
    return Changed(_about(data), at, before, after, report, data["omitted"])


def _about(data: dict[str, Any]) -> About:
    return About(data["watch"], data["company"], data["document"], data["url"])


def _version(data: dict[str, Any]) -> VersionRef:
    printed = data["last_updated"]
    date = PrintedDate(printed["value"], printed["role"], printed["text"]) if printed else None
    return VersionRef(data["version"], datetime.fromisoformat(data["captured_at"]), date)


def _change(data: dict[str, Any], wording: tuple[Edit, ...]) -> Change:
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
        why=tuple(_reason(reason) for reason in data.get("why", ())),
        wording=wording,
    )


def _reason(data: dict[str, Any]) -> Reason:
    return Reason(**{**data, "topics": tuple(data.get("topics", ()))})
