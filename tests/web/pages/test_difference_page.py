"""Any two versions can be compared."""

from __future__ import annotations

from typing import Any

from tests.web.page_reading import HARBOUR, words


def test_any_two_versions_can_be_compared(browser: Any) -> None:
    answer = browser.get(f"{HARBOUR}/diff?a=1&b=6")
    assert answer.headers["location"] == f"{HARBOUR}/diff/1/6"
    assert "From version 1 to version 6" in words(browser.get(f"{HARBOUR}/diff/1/6"))
