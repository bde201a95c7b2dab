"""A new signal needs one rule: it is found, weighed, explained in every language, and in the JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from monitor import compare
from monitor.decide.memory import VersionRef
from monitor.judge.signals import signal_rules
from monitor.judge.signals.signal_rule import Differences, Example, SignalRule
from monitor.model import Change, Clause, Policy, Signal, SignalName, Watch
from monitor.report import payload
from monitor.report.letter import letter
from monitor.report.message import Changed
from monitor.report.payload_reader import parse
from monitor.report.reason_words import reasons_in
from monitor.report.summary import summarise

NAME: SignalName = "moon phase"  # type: ignore[assignment] # a new signal joins the names of the model
PHASE = re.compile(r"(?:new|full) moon|(?:nouvelle|pleine) lune")


def _find(differences: Differences) -> Iterator[Signal]:
    old, new = (PHASE.search(text) for text in differences.texts)
    if old or new:
        yield Signal(NAME, old[0] if old else "", new[0] if new else "")


TOY = SignalRule(
    name=NAME,
    label=("moon", "lune"),
    points=30,
    find=_find,
    topic="security",
    summary_rank=8,
    examples=(Example("en", "Doors close at new moon.", "Doors close at full moon."),),
    counterexamples=(Example("en", "Doors close at noon.", "Doors close at night."),),
)


@pytest.fixture(autouse=True)
def _toy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signal_rules, "SIGNAL_RULES", (*signal_rules.SIGNAL_RULES, TOY))


def changed(example: Example) -> Change:
    old, new = (
        Policy((Clause(line),), language=example.language)
        for line in (example.before, example.after)
    )
    (change,) = compare(old, new).changes
    return change


def test_it_is_found_and_weighed() -> None:
    change, other = changed(TOY.examples[0]), changed(TOY.counterexamples[0])
    assert change.signals == (Signal(NAME, "new moon", "full moon"),)
    assert (change.severity, change.topics[0]) == ("medium", "security")
    assert (other.severity, other.signals) == ("low", ())


def test_it_is_explained_in_english_and_french() -> None:
    change = changed(TOY.examples[0])
    assert change.reasons == ("moon: new moon → full moon",)
    assert reasons_in(change, "fr") == ("lune : new moon → full moon",)


def test_it_leads_the_summary() -> None:
    report = compare(
        Policy((Clause(TOY.examples[0].before),)), Policy((Clause(TOY.examples[0].after),))
    )
    assert report.summary == "Security: “new moon” became “full moon”."
    assert summarise(report, "fr") == "Sécurité : « new moon » est devenu « full moon »."


def test_it_travels_in_the_json_and_into_a_french_mail() -> None:
    report = compare(
        Policy((Clause(TOY.examples[0].before),)), Policy((Clause(TOY.examples[0].after),))
    )
    at = datetime(2026, 6, 1, tzinfo=UTC)
    watch = Watch("marbeck/privacy", "Marbeck", "Privacy", "https://marbeck.example/privacy")
    body = payload.changed(watch, VersionRef("a", at, None), VersionRef("b", at, None), report, at)
    (told,) = json.loads(body)["data"]["changes"]
    assert told["signals"] == [{"name": NAME, "before": "new moon", "after": "full moon"}]
    assert told["reasons"] == ["moon: new moon → full moon"]
    message = parse(body)
    assert isinstance(message, Changed)
    assert "lune : new moon → full moon" in letter([message], "legal", "fr").text
