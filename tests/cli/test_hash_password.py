"""The verb `hash-password`: what it prints lets its password in."""

from __future__ import annotations

import pytest

from monitor.cli import main
from monitor.web.passwords import parse


def test_the_hash_is_that_of_the_password(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["hash-password", "--password", "correct horse battery"]) == 0
    told = capsys.readouterr().out.strip()
    assert parse(told).fits("correct horse battery")
    assert "correct" not in told


def test_a_short_password_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["hash-password", "--password", "hunter2"]) == 2
    assert "guessed too soon" in capsys.readouterr().err
