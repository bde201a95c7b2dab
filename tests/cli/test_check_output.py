"""`check` prints each result as it comes."""

from __future__ import annotations

from typing import get_args

import pytest

from monitor.cli.check_output import QUIET, result_display
from monitor.decide.step import Outcome
from monitor.service.immediate_check import CheckResult

READ = CheckResult("corvid/privacy-policy", "same bytes", "ok", "", ())


def test_every_outcome_has_words() -> None:
    """`confirmed` comes with an alert, `trouble` with a problem: both print words of their own."""
    assert {*QUIET, "confirmed", "trouble"} == {*get_args(Outcome)}


def test_a_result_is_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    with result_display(1, quiet=False) as show:
        show(READ)
    assert capsys.readouterr().out.split() == ["ok", "corvid/privacy-policy", "unchanged"]


def test_quiet_prints_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with result_display(1, quiet=True) as show:
        show(READ)
    assert capsys.readouterr().out == ""
