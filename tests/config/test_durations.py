"""Durations are read as people write them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from monitor.config.durations import parse_duration


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("0s", timedelta(0)),
        ("10m", timedelta(minutes=10)),
        ("1h30m", timedelta(minutes=90)),
        ("2w", timedelta(days=14)),
        ("366d", timedelta(days=366)),
    ],
)
def test_numbers_and_units_add_up(text: str, length: timedelta) -> None:
    assert parse_duration(text) == length


@pytest.mark.parametrize("text", ["", "12", "1 h", "h", "-1h", "1.5h", "1y"])
def test_anything_else_is_refused_with_examples(text: str) -> None:
    with pytest.raises(ValueError, match="as in 30s, 10m, 12h or 7d"):
        parse_duration(text)


def test_more_than_a_year_is_refused() -> None:
    with pytest.raises(ValueError, match="longer than a year"):
        parse_duration("367d")
