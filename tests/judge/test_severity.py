"""A change weighs by its kind, its gravest signal, further signals and its topic."""

from __future__ import annotations

from typing import get_args

import pytest

from monitor.judge.lexicon import TOPICS
from monitor.judge.severity import KIND, TOPIC, score, severity
from monitor.model import ChangeKind, Severity, Signal

AGE, MONEY = Signal("age", "18", "16"), Signal("money", "", "fee")


def test_every_kind_and_every_topic_has_points() -> None:
    assert set(KIND) == set(get_args(ChangeKind))
    assert set(TOPIC) == set(TOPICS)


def test_points_are_those_of_the_kind_the_gravest_signal_and_the_gravest_topic() -> None:
    assert score("reworded", (), ()) == 20
    assert score("reworded", (AGE,), ()) == 55
    assert score("reworded", (AGE, MONEY), ()) == 60
    assert score("reworded", (AGE, MONEY), ("money", "children")) == 70


def test_two_signals_of_one_name_are_no_further_signal() -> None:
    assert score("reworded", (AGE, Signal("age", "16", "13")), ()) == 55


@pytest.mark.parametrize(
    ("kind", "signals", "band"),
    [("renumbered", (), "low"), ("rewritten", (), "medium"), ("rewritten", (AGE,), "high")],
)
def test_points_fall_into_bands(
    kind: ChangeKind, signals: tuple[Signal, ...], band: Severity
) -> None:
    assert severity(kind, signals, ()) == band
