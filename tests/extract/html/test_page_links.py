"""Every link of a page is found with its address and text."""

from __future__ import annotations

from monitor.extract.html.page_links import MAX_LINKS, page_links


def test_links_come_in_order_with_their_text() -> None:
    page = b'<nav><a href="/">Home</a></nav><p><a href="/p#top"> Our policy </a></p><a>no</a>'
    assert page_links(page, "text/html") == (("/", "Home"), ("/p#top", "Our policy"))


def test_a_page_of_links_alone_is_cut() -> None:
    page = b'<a href="/x">x</a>' * (MAX_LINKS + 1)
    assert len(page_links(page, "text/html")) == MAX_LINKS


def test_what_is_no_text_has_no_links() -> None:
    assert page_links(b"\x00\x01\x02\xff" * 50, "application/octet-stream") == ()
