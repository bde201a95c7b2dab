"""Words of a page can neither steer a terminal nor pass for others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.report.inert import inert, one_line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J", "␛[2J"),
        ("a\x00b\x7f\x9b", "a␀b␡�"),
        ("pay\u202etxt", "paytxt"),
        ("a\r\nb\u2028c", "a\nb\nc"),
        ("tab\tstays", "tab\tstays"),
        ("\u200eשלום", "\u200eשלום"),
    ],
)
def test_controls_become_visible_and_reordering_goes(text: str, shown: str) -> None:
    assert inert(text) == shown


def test_a_header_is_one_line() -> None:
    assert one_line(" a\r\n\tBcc: b ") == "a Bcc: b"


@given(st.text())
def test_whatever_is_made_inert_stays_so(text: str) -> None:
    assert inert(inert(text)) == inert(text)
    assert "\n" not in one_line(text)
