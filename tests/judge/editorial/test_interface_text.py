"""A whole line of the user interface is known by its words; a sentence with the same words is not."""

from __future__ import annotations

import pytest

from monitor.judge.editorial.interface_text import LINES, interface_text, site_page
from monitor.model import ReasonCode

EXAMPLES: dict[ReasonCode, tuple[str, str]] = {
    "list of links": ("Related articles", "See also what we sell"),
    "button": ("Accept all cookies", "We accept all cookies"),
    "cookie banner": ("We use cookies to improve your experience. Accept Reject", "We use cookies to improve your experience."),
    "breadcrumb": ("Home > Legal > Privacy", "Home > Legal: we sell; it > x"),
    "newsletter invitation": ("Subscribe to our newsletter", "You subscribe to our newsletter"),
    "language menu": ("United Kingdom, English Choose your country/region", "Germany"),
    "counter": ("1,204 visitors this week", "1,204 visitors of other people know"),
    "relative time": ("Updated over a week ago", "We updated this a week ago"),
    "copyright line": ("© 2022 Example ApS", "(c) sell your data to partners"),
    "file download": ("300 KB Baixar", "Download of health data"),
    "contents list": ("Table of contents", "Contents of letters"),
    "social link": ("Follow us on Facebook, Twitter and LinkedIn", "Facebook reads it"),
    "promotion": ("LIVRAISON OFFERTE DÈS 42 € D'ACHAT !", "Livraison offerte pendant 14 jours."),
}  # fmt: skip


def test_every_kind_of_line_has_an_example() -> None:
    assert set(EXAMPLES) == {*LINES, "promotion"}


@pytest.mark.parametrize("code", EXAMPLES)
def test_a_whole_line_is_interface_text(code: ReasonCode) -> None:
    line, clause = EXAMPLES[code]
    assert interface_text(line) == code
    assert interface_text(clause) is None


def test_a_long_line_is_never_interface_text() -> None:
    assert interface_text("Learn more " * 12) is None


def test_pages_that_most_sites_have_are_known() -> None:
    assert site_page("• Careers")
    assert site_page("Mentions légales")
    assert not site_page("Careers of our staff")
