"""Questions are answered from the index, beside a daemon or without one."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from monitor.cli.output import ago

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


def test_show_gives_the_words_of_any_version(changed: Any) -> None:
    newest, oldest = changed("show", "corvid").out, changed("show", "corvid", "1").out
    assert "contact form for 24 months" in newest
    assert "contact form for 12 months" in oldest
    assert newest.startswith("# Corvid Storage Privacy Statement")


def test_show_names_each_clause_on_request(changed: Any) -> None:
    first = changed("show", "corvid", "--clauses").out.splitlines()[0]
    assert first.startswith("c_")
    assert (
        json.loads(changed("show", "corvid", "--json").out)["clauses"][0]["id"] == first.split()[0]
    )


def test_diff_tells_the_last_change_or_any_other(changed: Any, tmp_path: Any) -> None:
    assert "24 months" in changed("diff", "corvid").out.replace("\x1b", "")
    back = json.loads(changed("diff", "corvid", "2", "1", "--json").out)
    assert (back["before"]["version"] > back["after"]["version"], back["date"]) == (True, "moved")
    page = tmp_path / "redline.html"
    assert changed("diff", "corvid", "--html", str(page)).code == 0
    assert "<del" in page.read_text()


def test_a_version_that_is_not_there_is_told(changed: Any) -> None:
    ran = changed("show", "corvid", "9")
    assert ran.code == 2
    assert "corvid/privacy-policy has no version '9'" in ran.err


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(-5, "now"), (0, "now"), (59, "59 s ago"), (61, "1 min ago"), (7200, "2 h ago"), (200_000, "2 d ago")],
)  # fmt: skip
def test_how_long_ago_is_told_in_the_largest_unit(seconds: int, words: str) -> None:
    assert ago(NOW - timedelta(seconds=seconds), NOW) == words
