"""`add` reads a page once and writes it down as a person would."""

from __future__ import annotations

import json
from typing import Any


def test_a_page_is_read_and_added_with_comments_kept(run: Any, home: Any) -> None:
    before = home.watchlist.read_text() + "# ours\n"
    home.watchlist.write_text(before)
    ran = run("add", home.site.url("haldensoft"), "--company", "Halden Soft")
    assert ran.code == 0
    assert "halden-soft/privacy-policy:" in ran.out
    assert "clauses, no date printed, language en" in ran.out
    assert home.watchlist.read_text().startswith(before)
    assert "halden-soft/privacy-policy" in run("status").out


def test_what_cannot_be_read_is_not_added(run: Any, home: Any) -> None:
    before = home.watchlist.read_text()
    ran = run("add", home.site.url("nobody"))
    assert ran.code == 1
    assert "was not added" in ran.err
    assert home.watchlist.read_text() == before
    assert run("add", home.site.url("nobody"), "--anyway").code == 0
    assert home.site.url("nobody") in home.watchlist.read_text()


def test_a_watch_of_that_name_is_refused(run: Any, home: Any) -> None:
    ran = run("add", home.site.url("haldensoft"), "--company", "Corvid")
    assert ran.code == 2
    assert "same company and document as watch[1]" in ran.err


def test_as_json_it_says_what_was_understood(run: Any, home: Any) -> None:
    url = home.site.url("maisonperle")
    answer = json.loads(run("add", url, "--company", "Perle", "--json").out)
    assert answer["watch"] == "perle/privacy-policy"
    assert answer["read"]["last_updated"] == "2025-03-04"
    assert answer["read"]["language"] == "fr"


def test_a_page_that_is_watched_already_is_not_added_again(run: Any, home: Any) -> None:
    before = home.watchlist.read_text()
    ran = run("add", home.site.url("corvid"), "--company", "Corvid Storage")
    assert (ran.code, home.watchlist.read_text()) == (2, before)
    assert "is watched already, as corvid/privacy-policy" in ran.err
