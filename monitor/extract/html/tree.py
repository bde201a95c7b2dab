"""A page as a light tree: tags, attributes and text, without scripts, styles and drawings.

lxml's parser reports what it meets and this module keeps only what a reading needs. Unlike a tree
built by lxml itself nothing is lost below depth 256, and building costs a fifth of Beautiful
Soup's time. The tree lives inside one reading and never leaves `extract`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from monitor.errors import NotAPolicy
from monitor.text.normalise import count_words

_UNSEEN: Final = frozenset({
    "script", "style", "noscript", "svg", "math", "iframe", "object", "canvas", "audio", "video",
    "select", "datalist", "map", "meter", "progress",
})  # fmt: skip
_IN_HEAD: Final = frozenset({"head", "meta", "link", "base"})

DEEPEST: Final = 3_000  # levels; the deepest genuine policy met has fewer than 100
_MOST_NODES: Final = 300_000
_LONGEST: Final = 24_000_000  # characters
_FED_AT_ONCE: Final = 65_536  # characters, so that a refused page is left early
_LONG_TAG: Final = re.compile(r"<[a-zA-Z!?][^<>]{16384,}")
_QUOTED: Final = re.compile(r"\"[^\"]*\"|'[^']*'")
_MOST_ATTRIBUTES: Final = 1_000  # in one tag: above it libxml2 needs quadratic time


class Node:
    """One element: its children are elements and strings, in the page's order."""

    __slots__ = (
        "ahead", "attrs", "children", "dropped", "link_words", "parent", "prose_words", "tag", "words",
    )  # fmt: skip

    def __init__(self, tag: str, attrs: dict[str, str], parent: Node | None) -> None:
        self.tag = tag
        self.attrs = attrs
        self.parent = parent
        self.children: list[Node | str] = []
        self.words = 0
        self.link_words = 0
        self.prose_words = 0
        self.ahead = 0
        """Words of prose before it on the page, once `standing` has counted them."""
        self.dropped: str | None = None

    def elements(self) -> Iterator[Node]:
        """The children that are elements."""
        return (child for child in self.children if not isinstance(child, str))

    def walk(self) -> Iterator[Node]:
        """This element and all below it, in document order, without what is dropped, meanwhile too."""
        stack = [self]
        while stack:
            node = stack.pop()
            if node.dropped:
                continue
            yield node
            if not node.dropped:
                stack.extend(c for c in reversed(node.children) if not isinstance(c, str))

    def ancestors(self) -> Iterator[Node]:
        """The elements around it, nearest first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent


class Tree:
    """A parsed page: its root, and what its head says of it."""

    __slots__ = ("language", "metas", "root", "title")

    def __init__(self, root: Node, title: str, language: str, metas: dict[str, str]) -> None:
        self.root = root
        self.title = title
        self.language = language
        self.metas = metas
        """`http-equiv`, `name` and `property` of the meta elements, lower case, with their content."""


class _TooBig(Exception):
    """The tree grows beyond what any policy needs."""


class _Builder:
    """What lxml's parser calls while it reads."""

    def __init__(self, unseen: frozenset[str]) -> None:
        self.never = unseen
        self.root = Node("html", {}, None)
        self.open = self.root
        self.depth = 0
        self.nodes = 0
        self.unseen: list[str] = []
        self.title: list[str] = []
        self.metas: dict[str, str] = {}

    def start(self, tag: str, attrs: dict[str, str]) -> None:
        if self.unseen:
            if tag == self.unseen[-1]:
                self.unseen.append(tag)
            return
        if tag in self.never:
            self.unseen.append(tag)
            return
        if tag == "html":
            self.root.attrs.update(attrs)
            return
        if tag == "meta":
            self._note(attrs)
        self.depth += 1
        self.nodes += 1
        if self.depth > DEEPEST or self.nodes > _MOST_NODES:
            raise _TooBig
        node = Node(tag, dict(attrs) if attrs else {}, self.open)
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
        """Comments are no words."""

    def pi(self, target: str, data: str | None = None) -> None:
        """Neither are processing instructions."""

    def close(self) -> Node:
        return self.root


def parse(html: str) -> Tree:
    """The page as a tree, its words counted; raises `NotAPolicy("unreadable")` beyond the limits.

    What stands in `<noscript>` is the page only where it shows nothing else.
    """
    refuse_bombs(html)
    tree = _parsed(html, _UNSEEN)
    if tree.root.words >= _BARE or "<noscript" not in html.lower():
        return tree
    without_scripts = _parsed(html, _UNSEEN - {"noscript"})
    return without_scripts if without_scripts.root.words >= _TEXT else tree


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
    tree = Tree(
        builder.root,
        " ".join("".join(builder.title).split()),
        builder.root.attrs.get("lang") or builder.root.attrs.get("xml:lang") or "",
        builder.metas,
    )
    measure(tree.root)
    return tree


def refuse_bombs(html: str) -> None:
    """Raises `NotAPolicy("unreadable")` for source on which parsers need minutes."""
    if len(html) > _LONGEST:
        raise NotAPolicy("unreadable", "the page is too large to be a policy")
    for tag in _LONG_TAG.finditer(html):
        if len(_QUOTED.sub("", tag.group()).split()) > _MOST_ATTRIBUTES:
            raise NotAPolicy("unreadable", "the page holds a tag with thousands of attributes")


def measure(root: Node) -> None:
    """Counts every element's words, those in links, and those in stretches that read like prose."""
    order = list(everything(root))
    for node in reversed(order):
        words = link_words = prose = 0
        for child in node.children:
            if isinstance(child, str):
                n = count_words(child)
                words += n
                if n > _PROSE_FROM:
                    prose += n
            elif not child.dropped:
                words += child.words
                link_words += child.link_words
                prose += child.prose_words
        if node.tag in _IN_HEAD:
            words = link_words = prose = 0
        elif node.tag == "a":
            link_words, prose = words, 0
        elif node.tag in _PROSE_TAGS and words - link_words > _PROSE_FROM:
            prose = words - link_words
        node.words, node.link_words, node.prose_words = words, link_words, prose


_PROSE_FROM: Final = 8  # words: menus, buttons and captions are shorter
_PROSE_TAGS: Final = frozenset({"p", "li", "dd", "td"})


def everything(root: Node) -> Iterator[Node]:
    """All elements from `root` down in the page's order, dropped or not."""
    stack = [root]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(c for c in reversed(node.children) if not isinstance(c, str))
