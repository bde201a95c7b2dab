"""Units and currencies have one name in every language."""

from __future__ import annotations

import re

import pytest

from monitor.compare.measures import CURRENCIES, UNITS
from monitor.languages import READ_IN_FULL


@pytest.mark.parametrize(
    ("printed", "unit"),
    [("business days", "business day"), ("jours ouvres", "business day"), ("tagen", "day"), ("%", "percent"), ("h", "hour"), ("kilometres", "km")],
)  # fmt: skip
def test_a_unit_is_found_by_its_first_pattern(printed, unit):
    assert next(name for name, pattern in UNITS.items() if re.fullmatch(pattern, printed)) == unit


@pytest.mark.parametrize(("printed", "code"), [("€", "EUR"), ("euros", "EUR"), ("us dollars", "USD"), ("francs suisses", "CHF")])  # fmt: skip
def test_a_currency_has_its_code(printed, code):
    assert re.fullmatch(CURRENCIES[code], printed)


@pytest.mark.parametrize("unit", ["day", "week", "month", "year", "business day"])
def test_periods_are_known_in_every_language(unit):
    assert all(language.facts.units.get(unit) for language in READ_IN_FULL)
