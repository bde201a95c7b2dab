"""A check returns the value meant, or says how to mend it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from monitor.config import checks


@pytest.mark.parametrize(
    ("check", "value", "meant"),
    [
        (checks.at_least(timedelta(hours=1)), "60m", timedelta(hours=1)),
        (checks.between(1, 3), 3, 3),
        (checks.one_of("low", "high"), "high", "high"),
        (checks.name, " Ostenz ", "Ostenz"),
        (checks.language, "pt-BR", "pt-BR"),
        (checks.selector, "main > p:not(.note)", "main > p:not(.note)"),
        (checks.header_name, "X-Remote-User", "X-Remote-User"),
    ],
)
def test_a_sound_value_is_returned_as_it_is_meant(
    check: Callable[[Any], Any], value: object, meant: object
) -> None:
    assert check(value) == meant


@pytest.mark.parametrize(
    ("check", "value", "says"),
    [
        (checks.at_least(timedelta(hours=1)), "59m", "3600s is the least"),
        (checks.between(1, 3), 4, "not between 1 and 3"),
        (checks.one_of("low", "high"), "hi", "none of low, high"),
        (checks.name, "A\x00B", r"U\+0000"),
        (checks.name, "x" * 201, "longer than 200"),
        (checks.language, "f", "no language"),
        (checks.selector, "p:nope", "no CSS selector"),
        (checks.header_name, "X User", "no header name"),
    ],
)
def test_a_faulty_value_is_told_with_the_mend(
    check: Callable[[Any], Any], value: object, says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        check(value)
