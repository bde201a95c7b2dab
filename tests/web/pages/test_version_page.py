"""A version has a page with its text, and its raw page to download."""

from __future__ import annotations

from typing import Any

from tests.web.page_reading import HARBOUR, words


def test_a_version_has_its_words_and_its_page_as_an_attachment(browser: Any) -> None:
    assert "We answer within 30 days" in words(browser.get(f"{HARBOUR}/version/1"))
    page = browser.get(f"{HARBOUR}/page/1")
    assert page.headers["content-disposition"].startswith("attachment; filename=")
    assert page.headers["content-type"] == "application/octet-stream"
    assert page.headers["content-security-policy"].startswith("sandbox")
    assert page.headers["x-content-type-options"] == "nosniff"
    assert page.content.startswith(b"# Privacy policy\n\nLast updated: 1 September 2025")
