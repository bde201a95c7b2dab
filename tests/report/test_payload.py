"""The webhook's JSON is what its schema promises, and nothing grave is ever cut from it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from monitor.decide.memory import Problem, VersionRef
from monitor.model import Change, DateChange, PrintedDate, Reason, Report, Watch
from monitor.report import payload
from monitor.report.message import Changed
from monitor.report.payload_reader import parse

AT = datetime(2026, 6, 1, 8, 0, 5, tzinfo=UTC)
SCHEMA = json.loads((files("monitor.report") / "webhook.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


def valid(body: bytes) -> Any:
    event = json.loads(body)
    VALIDATOR.validate(event)
    return event


def test_the_schema_is_itself_valid() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_a_change_is_told_whole(
    watch: Watch, before: VersionRef, after: VersionRef, report: Report
) -> None:
    event = valid(payload.changed(watch, before, after, report, AT))

    assert event["type"] == "policy.changed"
    assert event["timestamp"] == "2026-06-01T08:00:05Z"
    assert event["schema"] == 1
    data = event["data"]
    assert data["watch"] == "marbeck/privacy-notice"
    assert data["severity"] == "high"
    assert data["summary"] == report.summary
    assert data["before"] == {
        "version": "2026-05-01T08-00-00Z",
        "captured_at": "2026-05-01T08:00:00Z",
        "last_updated": {
            "value": "2025-06",
            "role": "updated",
            "text": "Last updated: June 2025",
        },
    }
    assert data["changes"][0] == {
        "kind": "reworded",
        "clause": "c-retention",
        "path": ["Your data", "How long we keep it"],
        "label": {"before": "4.2", "after": "4.3"},
        "before": "We keep order records for 12 months.",
        "after": "We keep order records for 24 months.",
        "topics": ["retention"],
        "signals": [{"name": "quantity", "before": "12 months", "after": "24 months"}],
        "severity": "high",
        "reasons": ["the period of retention grew from 12 months to 24 months"],
    }
    assert data["changes"][1]["before"] is None
    assert data["omitted"] == 0


@pytest.mark.parametrize(
    ("state", "silent"),
    [
        ("unchanged", True),
        ("absent", True),
        ("moved", False),
        ("appeared", False),
        ("disappeared", False),
    ],
)
def test_an_edit_is_silent_when_no_printed_date_moved_with_it(
    watch: Watch,
    before: VersionRef,
    after: VersionRef,
    report: Report,
    state: Any,
    silent: bool,
) -> None:
    body = payload.changed(watch, before, after, replace(report, date_change=DateChange(state)), AT)
    data = valid(body)["data"]
    assert (data["date"], data["silent"]) == (state, silent)


def test_editorial_changes_alone_are_never_a_silent_edit(
    watch: Watch, before: VersionRef, after: VersionRef, report: Report, retention: Change
) -> None:
    quiet = replace(report, changes=(replace(retention, severity="editorial"),))
    assert payload.findings(quiet)["silent"] is False


def test_a_version_without_a_printed_date_says_so(
    watch: Watch, before: VersionRef, after: VersionRef, report: Report
) -> None:
    body = payload.changed(watch, replace(before, last_updated=None), after, report, AT)
    assert valid(body)["data"]["before"]["last_updated"] is None


def test_times_are_told_in_utc(
    watch: Watch, before: VersionRef, after: VersionRef, report: Report
) -> None:
    paris = AT.astimezone(timezone(timedelta(hours=2)))
    assert valid(payload.changed(watch, before, after, report, paris))["timestamp"] == (
        "2026-06-01T08:00:05Z"
    )


def test_what_exceeds_the_limit_is_counted_and_the_gravest_stays(
    report: Report, retention: Change
) -> None:
    trifles = tuple(
        replace(retention, clause=f"c{number}", severity="low") for number in range(150)
    )
    many = replace(report, changes=(*trifles, retention))
    told = payload.findings(many)
    assert len(told["changes"]) == 100
    assert told["omitted"] == 51
    assert told["changes"][0]["clause"] == "c-retention"


def test_a_message_has_a_size_that_receivers_take(report: Report, retention: Change) -> None:
    long = replace(retention, after="word " * 20_000)
    told = payload.findings(replace(report, changes=(long,) * 20))
    assert told["omitted"] == 15
    assert len(json.dumps(told)) < 600_000


def test_one_enormous_change_is_still_told(report: Report, retention: Change) -> None:
    huge = replace(retention, after="word " * 200_000)
    told = payload.findings(replace(report, changes=(huge, retention)))
    assert [change["after"] for change in told["changes"]] == [huge.after]
    assert told["omitted"] == 1


def test_a_problem_says_what_where_and_since_when(watch: Watch) -> None:
    wall = Problem("wall", "The site asks for a captcha.", AT - timedelta(days=1))
    event = valid(payload.problem(watch, wall, AT))
    assert event["type"] == "policy.problem"
    assert event["data"] == {
        "watch": "marbeck/privacy-notice",
        "company": "Marbeck",
        "document": "Privacy notice",
        "url": "https://marbeck.example/privacy",
        "problem": {
            "kind": "wall",
            "detail": "The site asks for a captcha.",
            "since": "2026-05-31T08:00:05Z",
        },
        "summary": "Marbeck, Privacy notice: cannot be read (wall) since 31 May 2026, 08:00 UTC",
    }


def test_a_recovery_says_how_long_it_lasted(watch: Watch) -> None:
    wall = Problem("wall", "The site asks for a captcha.", AT - timedelta(days=1))
    event = valid(payload.recovered(watch, wall, AT, language="fr"))
    assert event["type"] == "policy.recovered"
    assert event["data"]["problem"] == {
        "kind": "wall",
        "since": "2026-05-31T08:00:05Z",
        "until": "2026-06-01T08:00:05Z",
    }
    assert "1er juin 2026 à 08:00" in event["data"]["summary"]


def test_a_test_names_its_channel() -> None:
    event = valid(payload.trial("team", AT))
    assert event["data"]["channel"] == "team"


def test_french_channels_get_a_french_sentence(
    watch: Watch, before: VersionRef, after: VersionRef, report: Report
) -> None:
    body = payload.changed(watch, before, after, report, AT, language="fr")
    assert valid(body)["data"]["summary"] != report.summary


def test_words_in_any_script_travel_as_they_are(
    watch: Watch, before: VersionRef, after: VersionRef, report: Report
) -> None:
    arabic = PrintedDate("2025-06-01", "updated", "آخر تحديث: 1 يونيو 2025")
    body = payload.changed(watch, replace(before, last_updated=arabic), after, report, AT)
    assert "آخر تحديث".encode() in body


def test_half_a_character_does_not_stop_an_alert(
    watch: Watch, before: VersionRef, after: VersionRef, report: Report, brokers: Change
) -> None:
    broken = replace(report, changes=(replace(brokers, after="lone \ud83d surrogate"),))
    assert (
        "lone"
        in valid(payload.changed(watch, before, after, broken, AT))["data"]["changes"][0]["after"]
    )


@pytest.mark.parametrize(
    "spoilt",
    [{"severity": "editorial"}, {"silent": None}, {"date": "gone"}, {"extra": 1}, {"omitted": -1}],
)
def test_the_schema_refuses_what_is_not_promised(
    watch: Watch, before: VersionRef, after: VersionRef, report: Report, spoilt: dict[str, Any]
) -> None:
    event = json.loads(payload.changed(watch, before, after, report, AT))
    event["data"].update(spoilt)
    with pytest.raises(ValidationError):
        VALIDATOR.validate(event)


def test_reasons_travel_as_sentences_and_as_data(
    watch: Watch, before: VersionRef, after: VersionRef, report: Report, retention: Change
) -> None:
    why = (
        Reason("signal", "quantity", "12", "24", "months", ("retention",)),
        Reason("words kept", share=0, whole="rewritten"),
        Reason("silent edit"),
    )
    told = replace(report, changes=(replace(retention, why=why),))
    body = payload.changed(watch, before, after, told, AT)
    (change,) = valid(body)["data"]["changes"]
    assert change["reasons"] == list(retention.reasons)
    assert change["why"] == [
        {"code": "signal", "signal": "quantity", "before": "12", "after": "24", "unit": "months", "topics": ["retention"]},
        {"code": "words kept", "share": 0, "whole": "rewritten"},
        {"code": "silent edit"},
    ]  # fmt: skip
    parsed = parse(body)
    assert isinstance(parsed, Changed)
    assert parsed.report.changes[0].why == why
    assert "why" not in payload.findings(told)["changes"][0]
