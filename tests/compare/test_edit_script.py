"""The edit script covers both sequences, however long they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.compare import edit_script as module
from monitor.compare.edit_script import edit_script


@given(st.text("ab ", max_size=40), st.text("ab ", max_size=40), st.sampled_from((1, 400)))
def test_the_blocks_cover_both_sides_in_order(before: str, after: str, cells: int) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(module, "_CELLS", cells)
        patched.setattr(module, "_WINDOW", 7)
        blocks = list(edit_script(before, after))
    assert "".join(before[b.start : b.end] for b in blocks) == before
    assert "".join(after[b.start_after : b.end_after] for b in blocks) == after
    for block in blocks:
        same = before[block.start : block.end] == after[block.start_after : block.end_after]
        assert same or not block.equal


def test_what_stayed_around_a_replaced_word_is_equal() -> None:
    assert [block[1:] for block in edit_script("abc", "axxc") if block.equal] == [
        (0, 1, 0, 1),
        (2, 3, 3, 4),
    ]
