"""The selector of an element finds that element and no other."""

from __future__ import annotations

from bs4 import BeautifulSoup

from monitor.extract.html.css_path import css_path
from monitor.extract.html.tree import parse

PAGE = (
    "<html><body><div><p>one</p><p>two</p></div><div id=main><p>three</p></div>"
    "<div id='7th'><p>four</p></div></body></html>"
)


def test_a_selector_finds_its_element() -> None:
    soup = BeautifulSoup(PAGE, "lxml")
    for node in parse(PAGE).nodes:
        if node.tag == "p":
            (found,) = soup.select(css_path(node))
            assert [found.string] == node.children


def test_the_nearest_usable_id_begins_it() -> None:
    paths = [css_path(node) for node in parse(PAGE).nodes if node.tag == "p"]
    assert paths[2] == "#main > p"
    assert paths[3] == "html > body > div:nth-of-type(3) > p"
