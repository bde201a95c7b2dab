"""Finds the part of the page that holds the policy, and what stands around it that belongs to it."""

from __future__ import annotations

from typing import Final

from monitor.extract.boilerplate.context import asks
from monitor.extract.html.tree import Node

_MOST: Final = 0.9  # of the prose: one child that holds so much is followed
_MOST_LINKED: Final = 0.5  # of the words of what stands beside the text
_TITLES: Final = frozenset({"h1"})


def trim_to_content(root: Node) -> Node:
    """The element that holds the policy; siblings left out on the way are marked as dropped."""
    node = _body(root)
    while True:
        heavy = _heaviest(node)
        if heavy is None or heavy.prose_words < _MOST * node.prose_words:
            return _body(root)
        for child in node.elements():
            if child is not heavy and not child.dropped and child.words and not _belongs(child):
                child.dropped = "outside the text"
        node = heavy


def _body(root: Node) -> Node:
    return next((child for child in root.elements() if child.tag == "body"), root)


def _heaviest(node: Node) -> Node | None:
    alive = [child for child in node.elements() if not child.dropped and child.prose_words]
    return max(alive, key=lambda child: child.prose_words, default=None)


def _belongs(node: Node) -> bool:
    """A title above the text, or words beside it that are neither links nor a request."""
    if any(inner.tag in _TITLES for inner in node.walk()):
        return True
    return _led_elsewhere(node) <= _MOST_LINKED * node.words and not asks(node)


def _led_elsewhere(node: Node) -> int:
    """Words of links to pages; an address to write to or a number to call is no menu."""
    return sum(
        inner.words
        for inner in node.walk()
        if inner.tag == "a" and not inner.attrs.get("href", "").startswith(("mailto:", "tel:"))
    )
