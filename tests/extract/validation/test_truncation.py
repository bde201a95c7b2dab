"""A page without its end is refused; a page that leaves out what HTML lets it leave out is whole."""

from __future__ import annotations

import pytest

from monitor.errors import NotAPolicy
from monitor.extract.document import extract
from monitor.extract.validation.truncation import cut_off
from tests.extract.validation.refused_page import URL, page, refusal

LONG = page(
    "Privacy policy",
    "<div class=page><h1>Privacy policy</h1>"
    + "".join(
        f"<p>{n}. We process your personal data with your consent only.</p>" for n in range(90)
    )
    + "</div>",
)


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9, 0.97])
def test_a_page_cut_off_anywhere_is_half_a_page(share: float) -> None:
    assert refusal(LONG[: int(len(LONG) * share)]) == "half a page"
    assert refusal(LONG) == ""


def test_a_selector_does_not_hide_that_the_end_is_missing() -> None:
    with pytest.raises(NotAPolicy, match="half a page"):
        extract(LONG[: len(LONG) // 2].encode(), URL, "text/html", keep=".page")


def test_a_page_that_leaves_out_what_html_lets_it_leave_out_is_whole() -> None:
    assert (
        cut_off("<!doctype html><title>Terms</title><h1>Terms</h1><p>One.<p>Two.<ul><li>x</ul>")
        is None
    )
    assert cut_off("<html><body><p>One.<p>Two, and that is the end.") is None
    assert (
        cut_off("<html><body><div><p>One.</p></div></body></html><!-- cached by a plugin -->")
        is None
    )
    assert cut_off("<html><body><div><p>An element left open.</p></body></html>") is None
    assert cut_off("<p>A fragment, whole as it") is None
    by_hand = "<html><body><a name=top><h1>Terms</h1><p><strong>One</p><p>Two.<p>Ostenz Ltd\n"
    assert cut_off(by_hand) is None


@pytest.mark.parametrize(
    "html",
    [
        "<html><body><p>One.</p><p cla",
        "<html><body><p>The sentence stops in the mid",
        "<html><body><div><p>One.</p>",
        "<html><head><script>var a = '</scr",
        "<html><body><p>One.</p><!-- a comment that",
        "<!doctype html><title>Terms</title><table><tr><td>One.",
    ],
)
def test_how_a_page_ends_shows_that_it_was_cut(html: str) -> None:
    assert cut_off(html)
