"""A name becomes a folder that is safe everywhere."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.watchlist import slug


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("Ostenz", "ostenz"),
        ("Politique de confidentialité", "politique-de-confidentialite"),
        ("H&M", "h-m"),
        ("Straße Łódź Ærø", "strasse-lodz-aero"),
        ("  ---Open-E--- ", "open-e"),
    ],
)
def test_accents_are_folded_and_the_rest_becomes_hyphens(name: str, folder: str) -> None:
    assert slug(name) == folder


def test_names_in_other_scripts_stay_apart() -> None:
    names = ["隐私政策", "服务条款", "Яндекс Privacy", "Мейл Privacy"]
    assert len({slug(name) for name in names}) == 4


def test_long_names_that_begin_alike_stay_apart() -> None:
    assert slug("a" * 100 + "b") != slug("a" * 100 + "c")


@given(st.text(max_size=150))
def test_a_slug_is_always_a_safe_folder_name(name: str) -> None:
    """Never empty, never '..', never hidden, never with anything that is not a-z, 0-9 or '-'."""
    assert re.fullmatch(r"[a-z0-9](?:[a-z0-9-]{0,79})", slug(name))
    assert slug(slug(name)) == slug(name)
