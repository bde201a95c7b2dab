"""Dates are found in every way of writing them, and nothing else is taken for one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.dates.forms import ANY_YEAR, dates_in, may_hold_date

WRITTEN = [
    ("may 25, 2018", "2018-05-25"),
    ("25th of may 2018", "2018-05-25"),
    ("1er juin 2025", "2025-06-01"),
    ("4 de mayo de 2021", "2021-05-04"),
    ("3. märz 2020", "2020-03-03"),
    ("3. marz 2020", "2020-03-03"),
    ("2018 may 25", "2018-05-25"),
    ("25-may-18", "2018-05-25"),
    ("2024-03-05", "2024-03-05"),
    ("2020年4月1日", "2020-04-01"),
    ("2020年4月", "2020-04"),
    ("juin 2025", "2025-06"),
]


@pytest.mark.parametrize(("text", "value"), WRITTEN)
def test_a_written_date_has_one_value(text, value):
    (found,) = dates_in(text)
    assert (found.value, found.kind) == (value, "written")
    assert text[found.start : found.end] == text


@pytest.mark.parametrize(
    ("text", "value", "alternative", "day_first"),
    [
        ("03/04/2024", "2024-04-03", "2024-03-04", None),
        ("25/05/2018", "2018-05-25", None, True),
        ("05/25/2018", "2018-05-25", None, False),
        ("03.04.2024", "2024-04-03", None, None),
        ("25.05.18", "2018-05-25", None, None),
        ("04/04/2024", "2024-04-04", None, None),
    ],
)
def test_a_numeric_date_tells_its_order_or_both_readings(text, value, alternative, day_first):
    (found,) = dates_in(text)
    assert (found.kind, found.value) == ("numeric", value)
    assert (found.alternative, found.day_first) == (alternative, day_first)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [("05/2018", "month", "2018-05"), ("20180525", "compact", "2018-05-25"), ("2018", "year", "2018")],
)  # fmt: skip
def test_what_is_a_date_beside_a_label_only_says_so(text, kind, value):
    (found,) = dates_in(text)
    assert (found.kind, found.value) == (kind, value)


@pytest.mark.parametrize("text", ["31 february 2020", "1.2.3", "version 4.5.05", "13/13/2020", "5,000 users", "30/02/2021"])  # fmt: skip
def test_what_is_no_day_is_no_full_date(text):
    assert not [found for found in dates_in(text) if found.kind in ("written", "numeric") and len(found.value) == 10]  # fmt: skip


def test_years_bound_the_days_that_are_found():
    law = "loi du 6 janvier 1978"
    assert [found.value for found in dates_in(law, ANY_YEAR)] == ["1978-01-06"]
    assert [found.value for found in dates_in(law)] == ["1978-01"]


def test_dates_come_in_the_order_of_the_text():
    found = dates_in("from 1 may 2018 to 2019-06-03, last 05/25/2020")
    assert [one.value for one in found] == ["2018-05-01", "2019-06-03", "2020-05-25"]


@given(st.text(alphabet="0123456789./- mayjune年月日,", max_size=40))
def test_dates_never_overlap_and_a_fast_test_misses_none(text):
    found = dates_in(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert may_hold_date(text) or not found
