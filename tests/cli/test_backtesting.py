"""`backtest` replays a page's past and tells what would have been told."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest

from monitor.demo import clothes
from monitor.demo.policy import policy, reworded

DAY = 86_400


@pytest.fixture
def captures(tmp_path: Path) -> Path:
    """Five days of a page whose term doubled on the third, and stayed so."""
    folder = tmp_path / "captures"
    folder.mkdir()
    old = policy("corvid")
    new = reworded(old, "form for 12 months", "form for 24 months")
    for day, text in enumerate((old, old, new, new, new)):
        page = clothes.storage(text, Random(day))
        (folder / f"{1_697_718_600 + day * DAY}.html").write_text(page, encoding="utf-8")
    return folder


def test_one_change_is_told_once_after_its_second_reading(
    run: Any, home: Any, captures: Path
) -> None:
    home.watchlist.unlink()
    answer = json.loads(run("backtest", str(captures), "--json").out)
    assert (answer["readings"], answer["problems"]) == (5, 0)
    (event,) = answer["events"]
    assert event["type"] == "policy.changed"
    assert event["at"] == "2023-10-22T12:30:00Z"


def test_the_watchlists_waiting_times_hold(run: Any, captures: Path) -> None:
    """With `confirm = "0s"` a changed page is read again at once."""
    ran = run("backtest", str(captures))
    assert "2023-10-21 12:30" in ran.out
    assert ran.out.splitlines()[-1] == "5 readings, 0 in trouble, 1 told"


def test_an_empty_folder_is_told(run: Any, tmp_path: Path) -> None:
    ran = run("backtest", str(tmp_path / "captures"))
    assert ran.code == 2
    (tmp_path / "captures").mkdir()
    ran = run("backtest", str(tmp_path / "captures"))
    assert ran.code == 2
    assert "no captures" in ran.err
