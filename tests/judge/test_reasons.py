"""Each signal is a reason with its quotation; without signals the kind of the change is."""

from __future__ import annotations

from typing import get_args

import pytest

from monitor.judge.reasons import reasons
from monitor.model import ChangeKind, DateChange, Reason, Signal

UNDATED = DateChange("absent")


@pytest.mark.parametrize(
    ("signal", "reason"),
    [
        (Signal("quantity", "12 months", "24 months"), Reason("signal", "quantity", "12", "24", "months")),
        (Signal("quantity", "12 months", "2 years"), Reason("signal", "quantity", "12 months", "2 years")),
        (Signal("quantity", "5 days, 2 days", "9 days, 2 days"), Reason("signal", "quantity", "5 days, 2 days", "9 days, 2 days")),
        (Signal("quantity", "", "30 days"), Reason("signal", "quantity", "", "30 days")),
        (Signal("age", "over 18 years", "over 16 years"), Reason("signal", "age", "18", "16")),
        (Signal("age", "minors", "under 16"), Reason("signal", "age", "minors", "16")),
        (Signal("AI", "", "train models"), Reason("signal", "AI", "", "train models")),
    ],
)  # fmt: skip
def test_a_signal_is_quoted(signal: Signal, reason: Reason) -> None:
    assert reasons("reworded", (signal,), (), UNDATED) == (reason,)


def test_a_quantity_is_named_by_the_topic_it_measures() -> None:
    signal = Signal("quantity", "12 months", "24 months")
    (reason,) = reasons("reworded", (signal,), ("security", "retention"), UNDATED)
    assert reason.topics == ("retention",)
    (other,) = reasons("reworded", (Signal("age", "18", "16"),), ("retention",), UNDATED)
    assert other.topics == ()


def test_a_choice_in_the_words_that_lost_a_negation_is_no_second_reason() -> None:
    polarity, discretion = (Signal(n, "never", "may") for n in ("polarity", "discretion"))
    elsewhere = Signal("discretion", "we do", "we may")
    told = reasons("reworded", (polarity, discretion, elsewhere), (), UNDATED)
    assert [(r.signal, r.before) for r in told] == [("polarity", "never"), ("discretion", "we do")]


@pytest.mark.parametrize("kind", get_args(ChangeKind))
def test_without_signals_the_kind_of_change_is_the_reason(kind: ChangeKind) -> None:
    (reason,) = reasons(kind, (), (), UNDATED)
    assert reason.code != "signal"


def test_an_unmoved_date_is_a_reason() -> None:
    told = reasons("added", (), (), DateChange("unchanged"))
    assert told == (Reason("clause added"), Reason("silent edit"))
