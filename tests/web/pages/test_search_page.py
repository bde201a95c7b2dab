"""Search finds clauses and tells who said them first."""

from __future__ import annotations

from typing import Any

import pytest

from monitor.web.pages import search_page
from tests.web.page_reading import parsed, words


def test_search_tells_who_said_it_first(browser: Any) -> None:
    told = words(browser.get("/search?q=artificial+intelligence"))
    assert "Harbour Post Privacy policy 21 Nov 2025" in told
    hits = parsed(browser.get("/search?q=artificial+intelligence")).css("mark")
    assert {hit.text() for hit in hits} == {"artificial", "intelligence"}


def test_only_the_watches_that_said_it_first_are_listed(
    browser: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = parsed(browser.get("/search?q=data")).css("table.list tbody tr")
    assert len(listed) > 1
    monkeypatch.setattr(search_page, "MOST_WATCHES", 1)
    page = browser.get("/search?q=data")
    (first,) = parsed(page).css("table.list tbody tr")
    assert first.text() == listed[0].text()
    assert f"The 1 policies that used these words first, of {len(listed)}." in words(page)


@pytest.mark.parametrize(
    ("query", "found"),
    [("DONNEES de localisation", 1), ('"localisation données"', 0), ('"données de localisation"', 1),
     ("« données de localisation »", 1), ("", 0), ('"', 0), ("AND OR NOT NEAR(", 0), ("*", 0), ("zzz", 0)],
)  # fmt: skip
def test_words_phrases_and_accents(browser: Any, query: str, found: int) -> None:
    """No character of a query is an operator."""
    page = parsed(browser.get(f"/search?q={query}".replace(" ", "+")))
    assert len(page.css("article.hit")) >= found if found else page.css("article.hit") == []
