"""Parse a page to a light tree: tags, attributes and text, without scripts, styles and drawings.

lxml's parser reports events and this module keeps only what a reading needs. A tree built by lxml
itself would lose what lies below depth 256. Building costs a fifth of Beautiful Soup's time. The
tree lives inside one reading and never leaves `extract`.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from monitor.errors import NotAPolicy
from monitor.text.normalise import count_words

_UNSEEN: Final = frozenset({
    "script", "style", "noscript", "svg", "math", "iframe", "object", "canvas", "audio", "video",
    "select", "datalist", "map", "meter", "progress", "template",
})  # fmt: skip
_INERT: Final = "template"
_SHADOW: Final = frozenset({"shadowrootmode", "shadowroot"})
"""Attributes of a template that browsers show: the shadow tree of the element around it."""
_IN_HEAD: Final = frozenset({"head", "meta", "link", "base"})

DEEPEST: Final = 3_000  # levels; the deepest genuine policy met has fewer than 100
_MOST_NODES: Final = 300_000
_MOST_LEVELS: Final = 1_500_000
"""Of all elements together: what a rule needs that looks at everything inside each of them.
A policy of 30,000 elements, 20 levels deep on average, has 600,000."""
_LONGEST: Final = 24_000_000  # characters
_FED_AT_ONCE: Final = 65_536  # characters, so that a refused page is left early
_LONG_TAG: Final = re.compile(r"<[a-zA-Z!?][^<>]{16384,}")
_QUOTED: Final = re.compile(r"\"[^\"]*\"|'[^']*'")
_MOST_ATTRIBUTES: Final = 1_000  # in one tag: above it libxml2 needs quadratic time


class Node:
    """One element of the page; written once, by the parser."""

    __slots__ = (
        "attrs", "children", "link_words", "order", "parent", "prose_words", "tag", "words",
    )  # fmt: skip

    def __init__(self, tag: str, attrs: dict[str, str], parent: Node | None, order: int) -> None:
        self.tag = tag
        self.attrs = attrs
        self.parent = parent
        self.order = order
        """Position among all elements of the page; also its index in `Tree.nodes`."""
        self.children: list[Node | str] = []
        """Elements and strings, in the page's order."""
        self.words = 0
        self.link_words = 0
        self.prose_words = 0

    def elements(self) -> Iterator[Node]:
        """Yield the children that are elements."""
        return (child for child in self.children if not isinstance(child, str))

    def ancestors(self) -> Iterator[Node]:
        """Yield the elements around it, nearest first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent


@dataclass(frozen=True, slots=True)
class Tree:
    """A parsed page."""

    nodes: tuple[Node, ...]
    """All elements in the page's order; the root comes first."""
    title: str
    language: str
    metas: Mapping[str, str]
    """`http-equiv`, `name` and `property` of the meta elements, lower case, with their content."""

    @property
    def root(self) -> Node:
        """The `<html>` element."""
        return self.nodes[0]


class _TooBig(Exception):
    """The tree has more elements or levels than any policy."""


class _Builder:
    """The target of lxml's parser: receives its events, builds the tree."""

    def __init__(self, unseen: frozenset[str]) -> None:
        self.never = unseen - {_INERT}
        self.inert = unseen & {_INERT}
        self.root = Node("html", {}, None, 0)
        self.open = self.root
        self.depth = 0
        self.levels = 0
        self.nodes = [self.root]
        self.unseen: list[str] = []
        self.title: list[str] = []
        self.metas: dict[str, str] = {}

    def start(self, tag: str, attrs: dict[str, str]) -> None:
        if self.unseen:
            if tag == self.unseen[-1]:
                self.unseen.append(tag)
            return
        if tag in self.never or (tag in self.inert and not _SHADOW & attrs.keys()):
            self.unseen.append(tag)
            return
        if tag == "html":
            self.root.attrs.update(attrs)
            return
        if tag == "meta":
            self._note(attrs)
        self.depth += 1
        self.levels += self.depth
        most = self.levels > _MOST_LEVELS or len(self.nodes) > _MOST_NODES
        if most or self.depth > DEEPEST:
            raise _TooBig
        node = Node(tag, dict(attrs) if attrs else {}, self.open, len(self.nodes))
        self.nodes.append(node)
        self.open.children.append(node)
        self.open = node

    def _note(self, attrs: dict[str, str]) -> None:
        key = attrs.get("http-equiv") or attrs.get("name") or attrs.get("property")
        if key:
            self.metas.setdefault(key.lower(), attrs.get("content", ""))

    def end(self, tag: str) -> None:
        if self.unseen:
            if tag == self.unseen[-1]:
                self.unseen.pop()
            return
        if tag in self.never or tag == "html" or self.open.parent is None:
            return
        self.depth -= 1
        self.open = self.open.parent

    def data(self, text: str) -> None:
        if self.unseen:
            return
        if self.open.tag == "title" and self.open.parent and self.open.parent.tag == "head":
            self.title.append(text)
            return
        self.open.children.append(text)

    def comment(self, text: str) -> None:
        """Ignore comments."""

    def pi(self, target: str, data: str | None = None) -> None:
        """Ignore processing instructions."""

    def close(self) -> Node:
        return self.root


def parse(html: str) -> Tree:
    """Return the page as a tree with its words counted.

    The content of `<noscript>` and of inert templates is read only where the rest of the page shows
    next to nothing.
    Raises `NotAPolicy`: `unreadable` beyond the limits, `empty` where nothing can be parsed.
    """
    refuse_bombs(html)
    tree = _parsed(html, _UNSEEN)
    if tree.root.words >= _BARE or not _RESERVE.search(html):
        return tree
    without_scripts = _parsed(html, _UNSEEN - {"noscript", _INERT})
    return without_scripts if without_scripts.root.words >= _TEXT else tree


_RESERVE: Final = re.compile(r"<(?:noscript|template)\b", re.IGNORECASE)
_BARE: Final = 20  # words: a page with fewer shows nothing
_TEXT: Final = 100  # words: a request to turn scripts on is shorter


def _parsed(html: str, unseen: frozenset[str]) -> Tree:
    builder = _Builder(unseen)
    parser = etree.HTMLParser(target=builder, huge_tree=True)  # type: ignore[arg-type] # fed text, lxml hands it text, never the bytes its stubs allow for
    try:
        for start in range(0, len(html), _FED_AT_ONCE):
            parser.feed(html[start : start + _FED_AT_ONCE])
        parser.close()
    except _TooBig:
        raise NotAPolicy(
            "unreadable", "the page is too large, or nested too deeply, to be a policy"
        ) from None
    except (etree.LxmlError, AssertionError, ValueError):
        if not builder.root.children:
            raise NotAPolicy("empty", "the page holds no text") from None
    _count(builder.nodes)
    return Tree(
        tuple(builder.nodes),
        " ".join("".join(builder.title).split()),
        builder.root.attrs.get("lang") or builder.root.attrs.get("xml:lang") or "",
        builder.metas,
    )


def refuse_bombs(html: str) -> None:
    """Raise `NotAPolicy("unreadable")` for a source on which parsers need minutes."""
    if len(html) > _LONGEST:
        raise NotAPolicy("unreadable", "the page is too large to be a policy")
    for tag in _LONG_TAG.finditer(html):
        if len(_QUOTED.sub("", tag.group()).split()) > _MOST_ATTRIBUTES:
            raise NotAPolicy("unreadable", "the page holds a tag with thousands of attributes")


def _count(nodes: list[Node]) -> None:
    """Set the three word counts of every element."""
    for node in reversed(nodes):
        node.words, node.link_words, node.prose_words = word_counts(node, _NOTHING, {})


Counts = tuple[int, int, int]
"""Words, words in links, words in stretches that read like prose."""

_NOTHING: Final[frozenset[int]] = frozenset()


def word_counts(node: Node, dropped: Container[int], recounted: Mapping[int, Counts]) -> Counts:
    """Count an element's words from its strings and the counts of its children.

    `dropped` holds the `order` of children that do not count, `recounted` the counts of children
    that differ from those of the whole page.
    """
    words = link_words = prose = 0
    for child in node.children:
        if isinstance(child, str):
            n = count_words(child)
            words += n
            if n > _PROSE_FROM:
                prose += n
        elif child.order in dropped:
            continue
        elif child.order in recounted:
            own, links, sentences = recounted[child.order]
            words, link_words, prose = words + own, link_words + links, prose + sentences
        else:
            words += child.words
            link_words += child.link_words
            prose += child.prose_words
    if node.tag in _IN_HEAD:
        return 0, 0, 0
    if node.tag == "a":
        return words, words, 0
    if node.tag in _PROSE_TAGS and words - link_words > _PROSE_FROM:
        prose = words - link_words
    return words, link_words, prose


_PROSE_FROM: Final = 8  # words: menus, buttons and captions are shorter
_PROSE_TAGS: Final = frozenset({"p", "li", "dd", "td"})


def everything(root: Node) -> Iterator[Node]:
    """Yield `root` and all elements below it, in the page's order."""
    stack = [root]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(c for c in reversed(node.children) if not isinstance(c, str))
