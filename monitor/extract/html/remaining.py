"""What remains of a page: the tree seen without the elements that the passes dropped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from monitor.extract.decisions import Decision, Place
from monitor.extract.html.addresses import shown_address
from monitor.extract.html.css_path import css_path
from monitor.extract.html.tree import Counts, Node, Tree, word_counts
from monitor.text.normalise import normalise

INLINE: Final = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "ins", "kbd", "mark", "nobr", "picture", "q", "rp", "rt", "ruby", "s",
    "samp", "small", "source", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
    "wbr", "button", "label", "input",
})  # fmt: skip
"""Elements that do not end a line of text."""


@dataclass(frozen=True, slots=True)
class Remaining:
    """A view of the tree without the dropped elements, with the word counts that are left."""

    tree: Tree
    dropped: frozenset[int] = frozenset()
    """`order` of the dropped elements; what lies below them is dropped with them."""
    recounted: Mapping[int, Counts] = field(default_factory=dict)
    """The counts of elements that lost words, by their `order`."""

    def without(self, elements: Iterable[int]) -> Remaining:
        """Return the view without these elements too, given by their `order`."""
        dropped = self.dropped | frozenset(elements)
        return Remaining(self.tree, dropped, _recounted(self.tree, dropped))

    def walk(self, start: Node) -> Iterator[Node]:
        """Yield `start` and what remains below it, in the page's order."""
        stack = [start]
        while stack:
            node = stack.pop()
            if node.order not in self.dropped:
                yield node
                stack.extend(c for c in reversed(node.children) if not isinstance(c, str))

    def elements(self, node: Node) -> Iterator[Node]:
        """Yield the children that are elements and remain."""
        return (child for child in node.elements() if child.order not in self.dropped)

    def words(self, node: Node) -> int:
        """The element's remaining words."""
        counts = self.recounted.get(node.order)
        return node.words if counts is None else counts[0]

    def link_words(self, node: Node) -> int:
        """Those of them that are in links."""
        counts = self.recounted.get(node.order)
        return node.link_words if counts is None else counts[1]

    def prose_words(self, node: Node) -> int:
        """Those of them that are in sentences."""
        counts = self.recounted.get(node.order)
        return node.prose_words if counts is None else counts[2]

    def text(self, node: Node) -> str:
        """All remaining words of an element, as one normalised line."""
        parts: list[str] = []
        stack: list[Node | str] = [node]
        while stack:
            item = stack.pop()
            if isinstance(item, str):
                parts.append(item)
            elif item.order not in self.dropped:
                address = shown_address(item) if item.tag in ("a", "span") else ""
                if address:
                    parts.append(address)
                    continue
                if item.tag not in INLINE:
                    parts.append(" ")
                    stack.append(" ")
                stack.extend(reversed(item.children))
        return normalise("".join(parts))


@dataclass(frozen=True, slots=True)
class Element:
    """An element that a rule decides on, as the page was when the rule saw it."""

    node: Node
    page: Remaining

    @property
    def place(self) -> Place:
        """The order of the element, ahead of the blocks that begin in it."""
        return (self.node.order, -1)

    @property
    def text(self) -> str:
        """The words that the rule saw."""
        return self.page.text(self.node)

    @property
    def where(self) -> str:
        """A CSS selector of the element."""
        return css_path(self.node)


def orders(decisions: Iterable[Decision]) -> Iterator[int]:
    """Yield the `order` of each element that is dropped."""
    return (one.subject.node.order for one in decisions if isinstance(one.subject, Element))


def _recounted(tree: Tree, dropped: frozenset[int]) -> dict[int, Counts]:
    """Count anew the elements around what was dropped: no other count changes."""
    stale: set[int] = set()
    for order in dropped:
        for node in tree.nodes[order].ancestors():
            if node.order in stale:
                break
            stale.add(node.order)
    counts: dict[int, Counts] = {}
    for order in sorted(stale, reverse=True):  # children come before the elements around them
        counts[order] = word_counts(tree.nodes[order], dropped, counts)
    return counts
