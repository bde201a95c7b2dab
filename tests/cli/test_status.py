"""Questions are answered from the index, beside a daemon or without one."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_status_before_the_first_reading_says_that_all_is_new(run: Any) -> None:
    answer = json.loads(run("status", "--json").out)
    assert {watch["state"] for watch in answer["watches"]} == {"new"}


def test_status_as_json_has_the_promised_keys(changed: Any, changed_home: Any) -> None:
    (watch,) = json.loads(changed("status", "--json").out)["watches"]
    assert list(watch) == [
        "watch", "company", "document", "url", "state", "since", "last_read", "last_change", "problem",
    ]  # fmt: skip
    assert (watch["watch"], watch["state"]) == ("corvid/privacy-policy", "ok")
    assert watch["url"] == changed_home.site.url("corvid")
    assert watch["last_change"].endswith("Z")
    assert watch["problem"] is None


def test_status_shows_problems_first(run: Any, home: Any) -> None:
    home.watch("corvid", "nobody")
    run("check")
    lines = run("status").out.splitlines()
    assert lines[1].startswith("problem  nobody/privacy-policy")
    assert lines[2].startswith("ok       corvid/privacy-policy")


def test_status_shows_a_pause_at_once(run: Any, home: Any) -> None:
    run("check")
    home.watch("corvid", more="paused = true\n")
    assert run("status").out.splitlines()[1].startswith("paused")


def test_an_empty_watchlist_says_how_to_begin(run: Any, home: Any) -> None:
    home.watch()
    assert "policy-monitor add URL" in run("status").out
