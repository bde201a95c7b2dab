"""Two policies are compared topic by topic."""

from __future__ import annotations

from typing import Any

from tests.web.page_reading import parsed, words


def test_two_policies_are_set_side_by_side_by_topic(browser: Any) -> None:
    page = browser.get(
        "/compare?left=harbour-post/privacy-policy&right=maison-verrier/politique-de-confidentialite"
    )
    tree = parsed(page)
    retention = next(
        s for s in tree.css(".pairs section") if "Retention" in s.css_first("h2").text()
    )
    left, right = retention.css(".pair > div")
    assert "24 months" in left.text()
    assert "cinq ans" in right.text()


def test_comparing_with_nobody_asks_whom(browser: Any) -> None:
    assert "Choose…" in words(browser.get("/compare?left=nobody/x"))
