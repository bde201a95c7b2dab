"""Alerts that delivery itself makes: an undelivered alert, and the figures of a digest."""

from __future__ import annotations

import json
from datetime import datetime
from hashlib import sha256
from typing import Any

from monitor.decide.memory import Problem
from monitor.deliver.digest_figures import DigestFigures
from monitor.model import Alert, Channel, Watch
from monitor.report import payload
from monitor.report.phrases import phrase


def undelivered(alert: Alert, error: str, to: Channel, now: datetime) -> Alert:
    """Return the notice, for the channel `to`, that another channel takes no alerts.

    Its id holds the day, so that a channel is told of once a day at most.
    """
    data = json.loads(alert.payload)["data"]
    detail = phrase(
        "undelivered detail",
        to.language,
        channel=alert.channel,
        error=error,
        alert=alert.id,
    )
    body = payload.problem(
        _watch(alert.watch, data),
        Problem("delivery", detail, alert.created_at),
        now,
        language=to.language,
    )
    alert_id = _computed("delivery", alert.channel, to.name, now.date().isoformat())
    return Alert(alert_id, alert.watch, to.name, "policy.problem", body, now)


def is_notice(alert: Alert) -> bool:
    """Return whether the alert tells of an undelivered alert."""
    problem = json.loads(alert.payload)["data"].get("problem") or {}
    return problem.get("kind") == "delivery"


def figures(channel: Channel, moment: datetime, counts: DigestFigures) -> Alert:
    """Return the alert that a full digest shows even where nothing changed."""
    body = payload.figures(counts.read, counts.problems, moment)
    return Alert(
        _computed("digest", channel.name, moment.isoformat()),
        "",
        channel.name,
        "digest",
        body,
        moment,
    )


def _watch(watch: str, data: dict[str, Any]) -> Watch:
    return Watch(watch, data.get("company", ""), data.get("document", ""), data.get("url", ""))


def _computed(*parts: str) -> str:
    return "msg_" + sha256("\n".join(parts).encode()).hexdigest()[:32]
