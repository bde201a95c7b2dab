"""The JSON of each event, as webhooks receive it and `webhook.schema.json` promises it.

Mail and chat are rendered from the same bytes (`payload_reader`), so that all channels tell the same.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any, Final

from monitor.decide.memory import Problem, VersionRef
from monitor.model import SEVERITIES, AlertType, Change, PrintedDate, Reason, Report, Watch
from monitor.report.message import About, problem_of, recovered_of
from monitor.report.phrases import Language, phrase
from monitor.report.summary import summarise

SCHEMA: Final = 1

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Limit:
    """The most that one message carries of a report; the first and gravest change always fits."""

    changes: int = 100
    size: int = 512 * 1024
    """Bytes of the changes' JSON."""


def changed(
    watch: Watch,
    before: VersionRef,
    after: VersionRef,
    report: Report,
    at: datetime,
    *,
    language: Language = "en",
    limit: Limit = Limit(),
) -> bytes:
    """Return `policy.changed`: what changed between two versions."""
    data = {
        **_named(watch),
        **findings(report, language=language, limit=limit, codes=True),
        "before": _version(before),
        "after": _version(after),
    }
    return _event("policy.changed", at, data)


def problem(watch: Watch, trouble: Problem, at: datetime, *, language: Language = "en") -> bytes:
    """Return `policy.problem`: the watch cannot be read, or (kind `delivery`) its alert not delivered."""
    told = problem_of(About.of(watch), trouble, at, language)
    facts = {"kind": told.kind, "detail": told.detail, "since": instant(told.since)}
    data = {**_named(watch), "problem": facts, "summary": told.summary}
    return _event("policy.problem", at, data)


def recovered(watch: Watch, trouble: Problem, at: datetime, *, language: Language = "en") -> bytes:
    """Return `policy.recovered`: the problem that was told ended at `at`."""
    told = recovered_of(About.of(watch), trouble, at, language)
    facts = {"kind": told.kind, "since": instant(told.since), "until": instant(at)}
    data = {**_named(watch), "problem": facts, "summary": told.summary}
    return _event("policy.recovered", at, data)


def trial(channel: str, at: datetime, *, language: Language = "en") -> bytes:
    """Return `test`: shows that a channel works."""
    data = {"channel": channel, "summary": phrase("test", language, channel=channel)}
    return _event("test", at, data)


def figures(read: int, problems: int, at: datetime) -> bytes:
    """Return `digest`: the figures of a digest. An internal format: no webhook receives it."""
    return _event("digest", at, {"read": read, "problems": problems})


def findings(
    report: Report, *, language: Language = "en", limit: Limit = Limit(), codes: bool = False
) -> Json:
    """Return a report as JSON values: severity, summary, date, silent, changes, omitted.

    `codes` adds `why` to each change: its reasons as data, for messages in other languages.
    """
    kept = _kept(report.changes, limit, codes)
    return {
        "severity": report.severity,
        "summary": _summary(report, language),
        "date": report.date_change.state,
        "silent": report.unannounced,
        "changes": kept,
        "omitted": len(report.changes) - len(kept),
    }


def instant(at: datetime) -> str:
    """Format a time by RFC 3339, in UTC: `2026-11-22T01:25:44Z`."""
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _event(type_: AlertType, at: datetime, data: Json) -> bytes:
    event = {"type": type_, "timestamp": instant(at), "schema": SCHEMA, "data": data}
    return _encoded(event)


def _encoded(value: Json) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _kept(changes: tuple[Change, ...], limit: Limit, codes: bool) -> list[Json]:
    """Return the gravest changes that fit, gravest first."""
    by_gravity = sorted(changes, key=lambda change: -SEVERITIES.index(change.severity))
    kept: list[Json] = []
    size = 0
    for change in by_gravity[: limit.changes]:
        told = _change(change, codes)
        size += len(_encoded(told))
        if kept and size > limit.size:
            break
        kept.append(told)
    return kept


def _change(change: Change, codes: bool) -> Json:
    why = {"why": [_reason(reason) for reason in change.why]} if codes and change.why else {}
    return {
        "kind": change.kind,
        "clause": change.clause,
        "path": list(change.path),
        "label": {"before": change.label_before, "after": change.label_after},
        "before": change.before,
        "after": change.after,
        "topics": list(change.topics),
        "signals": [
            {"name": signal.name, "before": signal.before, "after": signal.after}
            for signal in change.signals
        ],
        "severity": change.severity,
        "reasons": list(change.reasons),
        **why,
    }


def _reason(reason: Reason) -> Json:
    """Return the fields of a reason that hold anything: `{"code": "signal", "signal": "age", …}`."""
    return {name: value for name, value in asdict(reason).items() if value not in ("", (), None)}


def _named(watch: Watch) -> Json:
    return {
        "watch": watch.id,
        "company": watch.company,
        "document": watch.document,
        "url": watch.url,
    }


def _version(version: VersionRef) -> Json:
    return {
        "version": version.version,
        "captured_at": instant(version.captured_at),
        "last_updated": _date(version.last_updated),
    }


def _date(date: PrintedDate | None) -> Json | None:
    if date is None:
        return None
    return {"value": date.value, "role": date.role, "text": date.text}


def _summary(report: Report, language: Language) -> str:
    if language == "en" and report.summary:
        return report.summary
    return summarise(report, language)
