"""A page is read with all passes, and its source stays at hand for the checks of validation."""

from __future__ import annotations

from monitor.extract.formats.format import Source
from monitor.extract.formats.web_page import HTML


def test_a_page_carries_its_decoded_source() -> None:
    body = "<html><body><nav>Menü</nav><p>Für alle.</p></body></html>"
    page = HTML.read(Source(body.encode("latin-1"), "", "text/html; charset=iso-8859-1"))
    assert page.markup == body
    assert [block.text for block in page.blocks] == ["Für alle."]


def test_tags_suggest_a_page_and_mere_angle_brackets_do_not() -> None:
    assert HTML.suggests(b"\n <DIV class=x>")
    assert not HTML.suggests(b"a < b and <divide>")
