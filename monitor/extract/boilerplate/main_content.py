"""The content pass: find the element that holds the text, and drop what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from monitor.extract.boilerplate.context import asks
from monitor.extract.decisions import Decision
from monitor.extract.html.remaining import Element, Remaining
from monitor.extract.html.tree import Node

_MOST: Final = 0.9  # of the prose: the descent follows a child that holds as much
_MOST_LINKED: Final = 0.5  # of the words of an element that belongs to the text


def outside_the_text(page: Remaining) -> Iterator[Decision]:
    """Descend to the element that holds the policy, and drop siblings that do not belong to it."""
    node = _body(page.tree.root)
    while True:
        heavy = _heaviest(node, page)
        if heavy is None or page.prose_words(heavy) < _MOST * page.prose_words(node):
            return
        for child in page.elements(node):
            if child is not heavy and page.words(child) and not _belongs(child, page):
                yield Decision(Element(child, page), "outside the text", "links or a request")
        node = heavy


def _body(root: Node) -> Node:
    return next((child for child in root.elements() if child.tag == "body"), root)


def _heaviest(node: Node, page: Remaining) -> Node | None:
    prosaic = [child for child in page.elements(node) if page.prose_words(child)]
    return max(prosaic, key=page.prose_words, default=None)


def _belongs(node: Node, page: Remaining) -> bool:
    """Whether it is a title above the text, or words beside it that are neither links nor a request."""
    if any(inner.tag == "h1" for inner in page.walk(node)):
        return True
    words = page.words(node)
    return _linked_words(node, page) <= _MOST_LINKED * words and not asks(node, words)


def _linked_words(node: Node, page: Remaining) -> int:
    """Count the words of links to pages; a mail address or a telephone number is no menu."""
    return sum(
        page.words(inner)
        for inner in page.walk(node)
        if inner.tag == "a" and not inner.attrs.get("href", "").startswith(("mailto:", "tel:"))
    )
