"""`check` reads what is named, tells what changed, and delivers it."""

from __future__ import annotations

import json
from queue import SimpleQueue
from typing import Any

import pytest

from monitor.demo.receivers import Posted


def test_a_first_reading_is_no_news(run: Any, home: Any) -> None:
    ran = run("check")
    assert ran.code == 0
    assert "corvid/privacy-policy  read for the first time" in ran.out
    assert "2 watches read, 0 changes told, 0 problems" in ran.out
    assert len(list(home.snapshots.glob("*/*/*.md"))) == 2


def test_banners_tokens_and_obfuscated_addresses_are_no_news(run: Any) -> None:
    run("check")
    ran = run("check")
    assert ran.code == 0
    assert "0 changes told" in ran.out


def test_a_change_is_told_and_delivered_once(
    run: Any, home: Any, channel: str, arrivals: SimpleQueue[Posted]
) -> None:
    home.watch("corvid", more=channel)
    run("check")
    home.lengthen()
    ran = run("check")
    assert "1 change told" in ran.out
    assert "1 alert delivered" in ran.out
    assert "policy-monitor diff corvid/privacy-policy" in ran.out
    posted = arrivals.get_nowait()
    assert posted.genuine
    assert "24 months" in json.loads(posted.body)["data"]["changes"][0]["after"]
    run("check")
    assert arrivals.empty()


def test_an_alert_nobody_takes_is_a_problem_and_is_kept(run: Any, home: Any) -> None:
    home.watch("corvid", more='\n[channel.team]\nwebhook = "http://127.0.0.1:9/nobody"\n')
    run("check")
    home.lengthen()
    ran = run("check")
    assert ran.code == 1
    assert "1 failed and will be tried again" in ran.out
    assert "pending" in run("redeliver").out


def test_only_what_is_named_is_read(run: Any) -> None:
    ran = run("check", "corvid")
    assert "1 watch read" in ran.out
    assert "clairval" not in ran.out


def test_a_paused_watch_is_read_only_by_name(run: Any, home: Any) -> None:
    home.watch("corvid", more="paused = true\n")
    assert "0 watches read" in run("check").out
    assert "1 watch read" in run("check", "corvid").out


def test_a_page_that_is_gone_is_a_problem_and_never_a_version(run: Any, home: Any) -> None:
    run("check")
    home.watch("corvid", "nobody")
    ran = run("check")
    assert ran.code == 1
    assert "problem  nobody/privacy-policy" in ran.out
    assert not (home.snapshots / "nobody").exists()


def test_an_unreachable_host_is_told_with_what_to_do(run: Any, home: Any) -> None:
    run("check")
    text = home.watchlist.read_text()
    home.watchlist.write_text(text.replace("http://127.0.0.1:", "http://unreachable.invalid:"))
    ran = run("check")
    assert ran.code == 1
    assert "unreachable" in ran.out
    assert "Traceback" not in ran.out + ran.err
    assert "corvid" in run("show", "corvid").out.casefold(), "what was read before is kept"


def test_a_selector_that_finds_nothing_is_told(run: Any, home: Any) -> None:
    home.watch("corvid", more='keep = "#no-such-part"\n')
    ran = run("check")
    assert ran.code == 1
    assert "selector lost" in ran.out
    assert "#no-such-part" in ran.out


def test_as_json_it_says_what_happened_to_each(run: Any, home: Any) -> None:
    run("check")
    home.lengthen()
    ran = run("check", "--json")
    answer = json.loads(ran.out)
    by_watch = {watch["watch"]: watch for watch in answer["watches"]}
    corvid = by_watch["corvid/privacy-policy"]
    assert (corvid["outcome"], corvid["state"]) == ("confirmed", "ok")
    assert corvid["events"][0]["type"] == "policy.changed"
    assert by_watch["clairval/privacy-policy"]["events"] == []
    assert answer["deliveries"] == {"sent": 0, "failed": 0, "dead": 0}


def test_many_watches_on_a_terminal_show_progress_and_only_what_matters(
    run: Any, home: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("monitor.cli.check_output.MANY", 2)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    home.watch("corvid", "nobody")
    ran = run("check")
    assert "nobody/privacy-policy" in ran.out
    assert "read for the first time" not in ran.out
    assert "2 watches read" in ran.out
