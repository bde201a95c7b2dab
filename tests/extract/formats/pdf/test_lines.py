"""A PDF that cannot be read is refused with its reason."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.errors import NotAPolicy
from tests.extract.formats.pdf.pdf_files import FULL, blocks_of_pdf, pdf, set_lines


def test_a_file_without_its_end_is_half_a_page() -> None:
    body = pdf(set_lines(FULL))
    with pytest.raises(NotAPolicy) as refusal:
        blocks_of_pdf(body[: len(body) // 2])
    assert refusal.value.reason == "half a page"


def test_a_damaged_file_is_unreadable_and_a_scanned_one_empty() -> None:
    with pytest.raises(NotAPolicy) as refusal:
        blocks_of_pdf(b"%PDF-1.4 nothing that a reader knows %%EOF")
    assert refusal.value.reason == "unreadable"
    with pytest.raises(NotAPolicy) as refusal:
        blocks_of_pdf(pdf([]))
    assert refusal.value.reason == "empty"


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2_000), st.binary(min_size=1, max_size=8))
def test_no_damage_breaks_the_reading(place: int, noise: bytes) -> None:
    body = bytearray(pdf(set_lines(FULL, FULL)))
    body[place : place + len(noise)] = noise
    try:
        blocks = blocks_of_pdf(bytes(body))
    except NotAPolicy as refusal:
        assert refusal.detail, "a refusal says why"  # noqa: PT017  # either outcome is right
    else:
        assert all(block.text for block in blocks)
