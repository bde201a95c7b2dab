"""An event becomes alerts: one per channel that wants it, each under a computed id."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from monitor.decide.step import Event
from monitor.model import SEVERITIES, Alert, Channel, Watch
from monitor.report import payload
from monitor.report.phrases import Language


def alerts_due(
    event: Event, watch: Watch, channels: Sequence[Channel], named: frozenset[str]
) -> tuple[Alert, ...]:
    """Return one alert for each channel of the watch that wants the event.

    `named` are the channels that any watch names; the others serve every watch that names none.
    """
    serving = [c for c in channels if serves(c, watch, named) and _wants(c, event)]
    return tuple(
        Alert(
            id=alert_id(event, channel.name),
            watch=watch.id,
            channel=channel.name,
            type=event.type,
            payload=body(event, watch, channel.language),
            created_at=event.at,
        )
        for channel in serving
    )


def alert_id(event: Event, channel: str) -> str:
    """Return `msg_` and a hash of event and channel: a repeated step makes the same id."""
    parts = (
        event.watch,
        str(event.number),
        event.type,
        event.old_sha256,
        event.new_sha256,
        channel,
    )
    return "msg_" + hashlib.sha256("\x00".join(parts).encode()).hexdigest()[:32]


def serves(channel: Channel, watch: Watch, named: frozenset[str]) -> bool:
    """Return whether a channel gets a watch's alerts.

    A watch with `channels` alerts those; one without alerts every channel that no watch names.
    """
    return channel.name in watch.channels if watch.channels else channel.name not in named


def named_by(watches: Iterable[Watch]) -> frozenset[str]:
    """Return the names of the channels that any watch names."""
    return frozenset(name for watch in watches for name in watch.channels)


def _wants(channel: Channel, event: Event) -> bool:
    """Return whether a change is severe enough for the channel; problems and recoveries always are."""
    if event.report is None:
        return True
    grave_enough = SEVERITIES.index(event.report.severity) >= SEVERITIES.index(channel.at_least)
    return event.report.alert and grave_enough


def body(event: Event, watch: Watch, language: Language = "en") -> bytes:
    """Return an event of a watch as the JSON that a webhook receives."""
    match event.type:
        case "policy.changed":
            assert event.before
            assert event.after
            assert event.report
            return payload.changed(
                watch, event.before, event.after, event.report, event.at, language=language
            )
        case "policy.problem":
            assert event.problem
            return payload.problem(watch, event.problem, event.at, language=language)
        case "policy.recovered":
            assert event.problem
            return payload.recovered(watch, event.problem, event.at, language=language)
        case "test":
            raise ValueError("a trial message is not an event of a watch")
