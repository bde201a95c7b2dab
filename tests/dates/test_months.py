"""Months are known with and without their accents."""

from __future__ import annotations

import pytest

from monitor.dates.months import MONTHS
from monitor.languages import LANGUAGES


@pytest.mark.parametrize(
    ("name", "number"),
    [("january", 1), ("février", 2), ("fevrier", 2), ("märz", 3), ("marz", 3), ("août", 8), ("aout", 8), ("października", 10)],
)  # fmt: skip
def test_a_month_has_its_number(name, number):
    assert MONTHS[name] == number


def test_no_name_is_two_months():
    claimed = {
        (name, number)
        for language in LANGUAGES
        for number, names in enumerate(language.dates.months, 1)
        for name in names.split()
    }
    assert len({name for name, _ in claimed}) == len(claimed)
