"""The selectors of a watch keep and drop what they select, or say that they select nothing."""

from __future__ import annotations

import pytest

from monitor.errors import NotAPolicy
from tests.extract.sample_pages import CLAUSES, page, read, texts


def test_keep_and_drop_select_and_a_selector_that_finds_nothing_is_named() -> None:
    html = page(
        f"<div id=a>{CLAUSES}<p class=x>Not this sentence of the page.</p></div><div>Other</div>"
    )
    assert len(texts(read(html, keep="#a", drop=(".x",)))) == 3
    for options in (
        {"keep": "#none"},
        {"drop": ("#none",)},
        {"keep": "p[["},
        {"section": "No such"},
    ):
        with pytest.raises(NotAPolicy) as refusal:
            read(html, **options)
        assert refusal.value.reason == "selector lost"
