"""Markdown becomes the HTML it stands for, its front matter left out."""

from __future__ import annotations

from monitor.extract.formats.markdown import html_of_markdown


def test_headings_lists_tables_and_links_become_html() -> None:
    html = html_of_markdown(
        "# Policy\n\n- one\n- two\n\n|a|b|\n|-|-|\n|1|2|\n\n[link](/x) **bold**"
    )
    for part in ("<h1>Policy</h1>", "<li>one</li>", "<td>2</td>", '<a href="/x">', "<strong>"):
        assert part in html


def test_front_matter_is_not_the_policy() -> None:
    assert "layout" not in html_of_markdown("---\nlayout: page\ntitle: x\n---\n\n# Policy\n")
    assert "title" not in html_of_markdown("+++\ntitle = 'x'\n+++\n# Policy\n")


def test_a_rule_between_sections_is_no_front_matter() -> None:
    html = html_of_markdown("# Policy\n\n---\n\nWe keep data.\n\n---\n\nThe end.\n")
    assert "We keep data." in html


def test_html_inside_stays() -> None:
    assert "<table><tr><td>x</td></tr></table>" in html_of_markdown(
        "<table><tr><td>x</td></tr></table>"
    )
