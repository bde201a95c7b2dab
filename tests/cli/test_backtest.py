"""`backtest` replays a page's past and tells what would have been told."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import jsonschema
import pytest

import monitor.report
from monitor.demo import page_chrome
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
        page = page_chrome.storage(text, Random(day))
        (folder / f"{1_697_718_600 + day * DAY}.html").write_text(page, encoding="utf-8")
    return folder


def test_one_change_is_told_once_after_its_second_reading(
    run: Any, home: Any, captures: Path
) -> None:
    home.watchlist.unlink()
    answer = json.loads(run("backtest", str(captures), "--json").out)
    assert (answer["readings"], answer["problems"]) == (5, 0)
    (alert,) = answer["alerts"]
    assert (alert["type"], alert["time"]) == ("policy.changed", "2023-10-22T12:30:00Z")


def test_as_json_an_alert_is_what_the_webhook_would_have_told(run: Any, captures: Path) -> None:
    """Its data, word for word, beside its time and type."""
    (alert,) = json.loads(run("backtest", str(captures), "--json").out)["alerts"]
    schema = json.loads((Path(monitor.report.__path__[0]) / "webhook.schema.json").read_text())
    data = {key: value for key, value in alert.items() if key not in ("time", "type")}
    envelope = {"type": alert["type"], "timestamp": alert["time"], "schema": 1, "data": data}
    jsonschema.validate(envelope, schema)
    (change,) = [c for c in alert["changes"] if c["severity"] != "editorial"]
    assert "24 months" in change["after"]


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
