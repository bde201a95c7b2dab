"""What remains of a page is a view: the tree does not change, the counts follow what is dropped."""

from __future__ import annotations

from monitor.extract.html.remaining import Remaining
from monitor.extract.html.tree import Node, Tree, parse

PAGE = (
    "<html><body><div id=a><p id=b>We keep your personal data for twelve months after your order.</p>"
    "<p id=c>Menu <a href=/x id=d>Home page</a></p></div></body></html>"
)


def by_id(tree: Tree, name: str) -> Node:
    return next(node for node in tree.nodes if node.attrs.get("id") == name)


def test_what_is_dropped_counts_nowhere_above_it() -> None:
    tree = parse(PAGE)
    whole, outer = Remaining(tree), by_id(tree, "a")
    left = whole.without([by_id(tree, "b").order])
    assert (whole.words(outer), whole.link_words(outer), whole.prose_words(outer)) == (14, 2, 11)
    assert (left.words(outer), left.link_words(outer), left.prose_words(outer)) == (3, 2, 0)
    assert left.words(tree.root) == 3
    assert whole.words(outer) == 14


def test_what_is_dropped_inside_of_what_is_dropped_counts_once() -> None:
    tree = parse(PAGE)
    inner = Remaining(tree).without([by_id(tree, "d").order])
    both = inner.without([by_id(tree, "c").order])
    assert inner.words(tree.root) == 12
    assert both.words(tree.root) == 11


def test_walk_elements_and_text_pass_over_it() -> None:
    tree = parse(PAGE)
    left = Remaining(tree).without([by_id(tree, "c").order])
    outer = by_id(tree, "a")
    assert [node.attrs["id"] for node in left.walk(outer)] == ["a", "b"]
    assert [node.attrs["id"] for node in left.elements(outer)] == ["b"]
    assert left.text(outer) == "We keep your personal data for twelve months after your order."
