"""Elements become the blocks that a reader sees."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.errors import NotAPolicy
from tests.extract.sample_pages import CLAUSES, page, read, texts


def test_text_written_line_by_line_is_parted_at_empty_lines() -> None:
    lines = "WHO WE ARE\n\nHarbour Ltd is the controller\nof your personal data.\n\nYOUR RIGHTS\n\nYou may object."
    for tag in ("pre", "textarea"):
        shown = texts(read(page(f"<h1>Privacy Policy</h1>{CLAUSES}<{tag}>{lines * 8}</{tag}>")))
        assert "Harbour Ltd is the controller of your personal data." in shown


def test_lists_keep_their_depth_and_generated_numbers() -> None:
    inside = f"<h1>Privacy Policy</h1>{CLAUSES}<ol start=3><li>First<ol type=a><li>Inner</li></ol></li><li>Second</li></ol>"
    items = [block for block in read(page(inside)).blocks if block.kind == "item"]
    assert [(item.label, item.text, item.level) for item in items] == [
        ("3.", "First", 1),
        ("a.", "Inner", 2),
        ("4.", "Second", 1),
    ]


MARKUP = st.lists(
    st.sampled_from(
        ["<div>", "</div>", "<ul>", "<li>", "</ul>", "<table>", "<tr>", "<td>", "<h1>", "</h1>", "<a href='[x'>", "</a>",
         "<br>", "<p>", "text", " 1. Data ", "é\u200b", "<b>", "<details><summary>", "</p>", "<span data-cfemail='zz'>", "<form>", "<nav>"]
    ),
    max_size=60,
)  # fmt: skip


@given(MARKUP)
@settings(max_examples=50, deadline=None)
def test_any_markup_is_read_or_refused(parts: list[str]) -> None:
    try:
        document = read("<html><body>" + "".join(parts))
    except NotAPolicy:
        return
    assert all(block.text == " ".join(block.text.split()) != "" for block in document.blocks)
