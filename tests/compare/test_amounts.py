"""Amounts have one value for all ways of writing them."""

from __future__ import annotations

import pytest

from monitor.compare.amounts import ages, money, plain_numbers, quantities
from monitor.compare.recogniser_base import Recogniser
from tests.growth import growth

WORDS = {"a": 1, "twelve": 12, "thirty": 30}


def values(recogniser: Recogniser, text: str) -> list[str]:
    return [value for _, _, value in recogniser.find(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [("€ 42", "EUR 42"), ("42 euros", "EUR 42"), ("$1,000.50", "USD 1000.5"), ("1 000 chf", "CHF 1000")],
)  # fmt: skip
def test_money_is_a_code_and_an_amount(text, value):
    assert values(money(), text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [("thirty (30) days", "30 day"), ("30 days", "30 day"), ("twelve months", "12 month"), ("30 (thirty) jours", "30 day"), ("a month", "1 month")],
)  # fmt: skip
def test_a_quantity_is_an_amount_and_a_unit(text, value):
    assert values(quantities(WORDS), text) == [value]


def test_one_user_is_no_quantity():
    assert values(quantities(WORDS), "if a user writes") == []
    assert values(quantities(WORDS), "12 users") == ["12 user"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("under the age of 16", ["16"]),
        ("persons aged twelve", ["12"]),
        ("kept for at least 12 years", []),
        ("data kept of children under 12", ["12"]),
        ("under 16 days", []),
        ("under the age of majority", []),
    ],
)
def test_an_age_is_a_number_of_years_of_a_person(text, found):
    assert [age for recogniser in ages(WORDS) for age in values(recogniser, text)] == found


def test_without_words_for_ages_only_figures_are_ages():
    assert [age for one in ages({"thirty": 30}) for age in values(one, "under the age of x")] == []
    assert values(quantities({}), "thirty days, 30 days") == ["30 day"]


@pytest.mark.parametrize(
    ("text", "value"), [("1 000", "1000"), ("1,000", "1000"), ("2,5", "2.5"), ("007", "7"), ("0", "0"), ("1.50", "1.5")]
)  # fmt: skip
def test_a_number_has_one_form(text, value):
    assert values(plain_numbers(), text) == [value]


def test_many_groups_of_three_digits_take_linear_time():
    assert growth(lambda size: [*quantities({}).find("123 " * size)], 250) < 24
