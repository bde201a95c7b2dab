"""A watch is known by company and document, and refused where it cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor.watchlist import parse
from tests.watchlist.written import faults, watch


@pytest.mark.parametrize(
    ("text", "key", "says"),
    [
        ('[watch]\ncompany = "A"', "watch", "[[watch]] with two brackets"),
        ('[[watch]]\ncompany = "A"', "watch[1].url", "is missing"),
        (watch(channels='["teem"]'), "watch[1].channels", "no channel is declared"),
        (watch(company='" "'), "watch[1].company", "is empty"),
        (watch(company='"A\\u202eB"'), "watch[1].company", "cannot be seen, U+202E"),
        (watch(url='"https://a.example/\\\\b"'), "watch[1].url", "backslash"),
        (watch(url='"https://a.example:port/"'), "watch[1].url", "no address"),
        (watch(url='"file:///etc/passwd"'), "watch[1].url", "must begin with https://"),
        (watch(drop='[".a", "p:nope"]'), "watch[1].drop", "no CSS selector"),
        (watch(language='"french!"'), "watch[1].language", "no language"),
        (watch() + watch(), "watch[2]", "same company and document as watch[1]"),
        (watch() + watch(company='"a"', url='"https://b.example"'), "watch[2]", "same company"),
    ],
)  # fmt: skip
def test_a_fault_names_its_key_and_how_to_mend_it(text: str, key: str, says: str) -> None:
    assert any(key == where and says in problem for _, where, problem in faults(text))


def test_two_watches_may_read_different_parts_of_one_page() -> None:
    text = watch(keep='"#privacy"') + watch(document='"Terms"', keep='"#terms"')
    assert len(parse(text, Path("w.toml"), {}).watches) == 2


def test_companies_of_a_group_may_share_one_page() -> None:
    assert len(parse(watch() + watch(company='"B"'), Path("w.toml"), {}).watches) == 2
