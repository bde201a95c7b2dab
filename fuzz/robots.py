"""Any robots.txt permits or forbids, and asks for a finite delay."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from typing import Final

from monitor.fetch.robots import concerning, crawl_delay, permits, rules_in
from monitor.model import Page

_URLS: Final = (
    "https://site.example/",
    "https://site.example/legal/privacy?lang=fr&a=%2F",
    "https://site.example/ä/%E4/*$",
)
_AT: Final = datetime(2026, 5, 1, 8, tzinfo=UTC)


def check(data: bytes) -> None:
    """Parse the file and ask about several addresses."""
    address = "https://site.example/robots.txt"
    rules = rules_in(Page(address, address, 200, (), data, "text/plain", _AT))
    assert concerning(rules) == rules, "rules change when they are read from the cache"
    for url in _URLS:
        assert permits(rules, url) in (True, False)
    assert 0 <= crawl_delay(rules) < math.inf
