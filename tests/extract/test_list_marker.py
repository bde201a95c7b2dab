"""A number is written in the style of its list."""

from __future__ import annotations

import pytest

from monitor.extract.list_marker import list_marker


@pytest.mark.parametrize(
    ("number", "style", "written"),
    [
        (3, "1", "3"), (3, "a", "c"), (26, "A", "Z"), (4, "i", "iv"), (1994, "I", "MCMXCIV"),
        (27, "a", "27"), (0, "i", "0"), (4000, "I", "4000"), (5, "none", "5"),
    ],
)  # fmt: skip
def test_a_style_that_cannot_write_a_number_writes_digits(
    number: int, style: str, written: str
) -> None:
    assert list_marker(number, style) == written
