"""The start page lists every watch, problems first."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.page_reading import rows, words


def test_problems_come_first_then_what_nobody_has_looked_at(browser: Any) -> None:
    answer = browser.get("/")
    assert rows(answer)[:3] == ["Tidewater Games", "Harbour Post", "Maison Verrier"]
    assert "7 policies 1 problem 4 to review" in words(answer)
    assert "wall: The site answers with a bot check" in words(answer)


@pytest.mark.parametrize(
    ("query", "found"),
    [("q=verrier", ["Maison Verrier"]), ("q=CONFIDENTIALITE", ["Maison Verrier"]), ("q=xyz", []),
     ("q=privacy+orchard", ["Orchard Health"]), ("show=problems", ["Tidewater Games"]), ("show=paused", []),
     ("page=99999999", None), ("page=-1", None), ("show=nonsense", None)],
)  # fmt: skip
def test_the_list_is_filtered_by_words_and_state(
    browser: Any, query: str, found: list[str] | None
) -> None:
    """By company, document or address, accents and case aside; nonsense filters nothing."""
    assert rows(browser.get(f"/?{query}")) == found if found is not None else rows(browser.get("/"))


def test_while_typing_only_the_list_is_sent(browser: Any) -> None:
    answer = browser.get("/?q=verrier", HX_Request="true", HX_Target="watches")
    assert answer.text.lstrip().startswith('<div id="watches"')
    assert rows(answer) == ["Maison Verrier"]
