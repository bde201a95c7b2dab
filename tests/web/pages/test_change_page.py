"""A change is shown as it was alerted, with its reasons and its neighbours."""

from __future__ import annotations

from typing import Any

from tests.web.page_reading import HARBOUR, parsed, words


def test_a_change_tells_what_weighs_and_why(browser: Any) -> None:
    told = words(browser.get(f"{HARBOUR}/change/5"))
    assert "Silent edit. The words changed, the printed date did not." in told
    assert "age 16 → 13" in told
    assert "first seen 21 November 2025, 2 wordings" in told


def test_a_change_is_marked_as_reviewed_with_a_note(browser: Any) -> None:
    browser.get(f"{HARBOUR}/change/5")
    answer = browser.post(
        f"{HARBOUR}/change/5/review", {"note": " told the board ", "back": f"{HARBOUR}/change/5"}
    )
    assert browser.commands.orders == [
        ("review", "harbour-post/privacy-policy", 5, "told the board")
    ]
    assert answer.headers["location"] == f"{HARBOUR}/change/5?done=review"


def test_changes_lead_to_their_neighbours(browser: Any) -> None:
    page = parsed(browser.get(f"{HARBOUR}/change/3"))
    assert page.css_first("a[rel=prev]").attributes["href"] == f"{HARBOUR}/change/2"
    assert page.css_first("a[rel=next]").attributes["href"] == f"{HARBOUR}/change/4"
