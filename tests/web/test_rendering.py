"""Templates speak the language of the request."""

from __future__ import annotations

from typing import Any

from tests.web.page_reading import HARBOUR, words


def test_the_page_speaks_french(browser: Any) -> None:
    told = words(browser.get(f"{HARBOUR}/change/5", accept_language="fr"))
    assert "Modification silencieuse" in told
    assert "Intelligence artificielle" in told
