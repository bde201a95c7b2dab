"""The order of day and month comes from the page before it is guessed from the address."""

from __future__ import annotations

import pytest

from monitor.dates.forms import dates_in
from monitor.dates.order import day_first


@pytest.mark.parametrize(
    ("dates", "language", "url", "expected"),
    [
        ("25/05/2018", "en-US", "", True),
        ("05/25/2018", "en-GB", "", False),
        ("03/04/2018", "fr", "", True),
        ("03/04/2018", "en-US", "", False),
        ("03/04/2018", "en-GB", "", True),
        ("03/04/2018", "en", "https://a.example/", None),
        ("03/04/2018", "en", "https://a.uk/", True),
        ("03/04/2018", "en", "https://a.us/", False),
        ("03/04/2018", "en-US", "https://a.uk/", True),
        ("03/04/2018", "en", "https://a.example/en-gb/terms", True),
        ("03/04/2018", "en", "https://a.io/", None),
        ("25/05/2018 05/25/2018", "en", "", None),
    ],
)
def test_what_decides(dates, language, url, expected):
    assert day_first(dates_in(dates), language, url) is expected
