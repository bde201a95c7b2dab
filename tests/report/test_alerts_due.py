"""Each channel hears of the events that it wants, under ids that a repeat does not change."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest

from monitor.decide.memory import Problem, VersionRef
from monitor.decide.step import Event
from monitor.model import Channel, Report, Severity, Watch
from monitor.report.alerts_due import alert_id, alerts_due, body, named_by

AT = datetime(2026, 6, 1, 8, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Nowhere:
    shown: str = ""


TEAM = Channel("team", "webhook", Nowhere())
LEGAL = Channel("legal", "webhook", Nowhere(), language="fr")


@pytest.fixture
def event(watch: Watch, before: VersionRef, after: VersionRef, report: Report) -> Event:
    return Event("policy.changed", watch.id, 3, AT, "a" * 64, "b" * 64, before, after, report)


def heard(event: Event, watch: Watch, *channels: Channel, named: frozenset[str]) -> list[str]:
    return [alert.channel for alert in alerts_due(event, watch, channels, named)]


def test_a_watch_alerts_the_channels_it_names_or_those_that_none_names(
    event: Event, watch: Watch
) -> None:
    named = named_by((watch, replace(watch, channels=("legal",))))
    assert named == {"legal"}
    assert heard(event, watch, TEAM, LEGAL, named=named) == ["team"]
    mine = replace(watch, channels=("legal",))
    assert heard(event, mine, TEAM, LEGAL, named=named) == ["legal"]


@pytest.mark.parametrize(
    ("severity", "least", "wanted"),
    [
        ("high", "high", True),
        ("medium", "high", False),
        ("low", "low", True),
        ("editorial", "low", False),
    ],
)
def test_a_change_is_told_from_the_channels_severity_on(
    event: Event, watch: Watch, severity: Severity, least: Severity, wanted: bool
) -> None:
    assert event.report
    changes = tuple(replace(change, severity=severity) for change in event.report.changes)
    told = replace(event, report=replace(event.report, changes=changes))
    channel = replace(TEAM, at_least=least)
    assert bool(alerts_due(told, watch, (channel,), frozenset())) is wanted


def test_problems_are_told_whatever_the_channels_severity(watch: Watch) -> None:
    trouble = Event("policy.problem", watch.id, 4, AT, problem=Problem("gone", "404", AT))
    severe = replace(TEAM, at_least="high")
    (alert,) = alerts_due(trouble, watch, (severe,), frozenset())
    assert json.loads(alert.payload)["type"] == alert.type == "policy.problem"


def test_an_id_follows_from_event_and_channel(event: Event, watch: Watch) -> None:
    (first,) = alerts_due(event, watch, (TEAM,), frozenset())
    assert first.id == alert_id(event, "team")
    others = {alert_id(event, "legal"), alert_id(replace(event, number=4), "team")}
    assert len({first.id, *others}) == 3


def test_the_words_are_the_channels_language(event: Event, watch: Watch) -> None:
    (alert,) = alerts_due(event, watch, (LEGAL,), frozenset())
    assert alert.payload == body(event, watch, "fr") != body(event, watch, "en")
