"""A link that leads to another page of the site is told from text and from links to elsewhere."""

from __future__ import annotations

import pytest

from monitor.extract.boilerplate.block_rules import drop_from, leads_elsewhere, site_of, sites_of
from monitor.extract.html.piece import Piece
from monitor.extract.html.tree import Node
from monitor.model import Block

NODE = Node("p", {}, None, 0)
SITE = frozenset({"ostenz.example"})


def link(target: str, text: str = "Help", linked: float = 1.0) -> Piece:
    return Piece(Block("paragraph", text, links=(target,)), NODE, linked)


@pytest.mark.parametrize("target", ["/jobs", "https://help.ostenz.example/x", "?page=2", "//ostenz.example/a"])  # fmt: skip
def test_a_short_link_into_the_site_leads_elsewhere(target: str) -> None:
    assert leads_elsewhere(link(target), SITE)


@pytest.mark.parametrize(
    "piece",
    [
        link("#rights"),
        link("mailto:dpo@ostenz.example"),
        link("https://corvid.example/"),
        link("/jobs", linked=0.5),
        link("/jobs", text="word " * 16),
        link("https://[broken"),
    ],
)
def test_anchors_addresses_other_sites_and_sentences_do_not(piece: Piece) -> None:
    assert not leads_elsewhere(piece, SITE)


def test_the_site_is_that_of_the_address_and_of_most_links() -> None:
    pieces = [link("https://www.corvid.example/a")] * 3 + [link("https://other.example/")]
    assert sites_of(pieces, "https://legal.ostenz.example/p") == {
        "ostenz.example",
        "corvid.example",
    }
    assert site_of("WWW.Ostenz.Example") == "ostenz.example"


def test_blocks_from_an_index_on_are_dropped_together() -> None:
    pieces = [link("/a", str(n)) for n in range(4)]
    assert [one.text for one in drop_from(pieces, 2, "site map", "2 links")] == ["2", "3"]
