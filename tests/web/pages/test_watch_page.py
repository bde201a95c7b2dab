"""The page of a watch shows its changes, its versions and its readings."""

from __future__ import annotations

from typing import Any

from tests.web.page_reading import HARBOUR, parsed, words


def test_a_policy_shows_its_changes_on_a_time_line(browser: Any) -> None:
    tree = parsed(browser.get(HARBOUR))
    marks = tree.css("svg.timeline a")
    assert [m.attributes["href"] for m in marks] == [f"{HARBOUR}/change/{n}" for n in range(1, 6)]
    assert [m.css_first("circle").attributes["class"] for m in marks][2] == "dot high"


def test_a_time_in_which_it_could_not_be_read_is_hatched(browser: Any) -> None:
    page = browser.get("/watch/maison-verrier/politique-de-confidentialite")
    gap = parsed(page).css_first("rect.gap title")
    assert gap.text() == "Problem: 23 July 2026 – 13 August 2026"


def test_any_day_can_be_proved_read(browser: Any) -> None:
    assert "read, unchanged (not modified) 10 November 2026, 08:30 UTC" in words(
        browser.get(f"{HARBOUR}?day=2026-11-10")
    ) or "read, unchanged" in words(browser.get(f"{HARBOUR}?day=2026-11-10"))
    assert "The page was not read on this day" in words(browser.get(f"{HARBOUR}?day=2020-01-01"))
    assert browser.get(f"{HARBOUR}?day=nonsense").status_code == 200


def test_what_comes_and_goes_is_shown(browser: Any) -> None:
    told = words(browser.get("/watch/kestrel-bank/privacy-notice"))
    assert "Blinking since 20 November 2026" in told
    assert "Our autumn offer: 2,000 points" in told
    assert "7 times" in told
