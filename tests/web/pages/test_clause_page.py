"""A clause has a page with all its wordings."""

from __future__ import annotations

from typing import Any

from tests.web.page_reading import HARBOUR, parsed, words


def test_a_clause_tells_its_life(browser: Any) -> None:
    tree = parsed(browser.get(f"{HARBOUR}/change/5"))
    address = next(
        n.attributes["hx-get"] for n in tree.css("details.blame") if "under" in n.parent.text()
    )
    told = words(browser.get(address))
    assert "Version 6: since 18 November 2026" in told
    assert "Version 1: 21 November 2025 to 18 November 2026" in told
