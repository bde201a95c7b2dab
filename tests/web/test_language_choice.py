"""The language is that of `?lang=`, of the cookie, or of the browser."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.requests import Request

from monitor.web.language_choice import language_cookies, preferred


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "en"), ("fr", "fr"), ("fr-CA,fr;q=0.9,en;q=0.8", "fr"), ("en-GB,fr;q=0.9", "en"),
        ("de,fr;q=0.5,en;q=0.3", "fr"), ("de", "en"), ("fr;q=0, en;q=0.1", "en"), ("fr;q=x", "fr"),
    ],
)  # fmt: skip
def test_the_page_speaks_the_language_that_the_browser_likes_best(
    header: str, language: str
) -> None:
    assert preferred(header) == language


def test_the_switch_of_language_is_remembered(browser: Any) -> None:
    assert 'lang="fr"' in browser.get("/?lang=fr").text
    assert '<html lang="fr">' in browser.get("/", accept_language="en").text
    assert '<html lang="en">' in browser.get("/?lang=en").text
    assert '<html lang="en">' in browser.get("/?lang=xx", accept_language="en").text


@pytest.mark.parametrize(("query", "cookies"), [("lang=fr", 1), ("lang=xx", 0), ("", 0)])
def test_only_a_known_language_is_remembered(query: str, cookies: int) -> None:
    request = Request({"type": "http", "query_string": query.encode(), "headers": []})
    assert len(language_cookies(request, https=False)) == cookies
