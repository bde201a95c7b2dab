"""An HTML page read: the pieces kept as clauses, and all that was left out with the rule that says so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from monitor.extract.boilerplate.elements import drop_chrome
from monitor.extract.boilerplate.main_content import trim_to_content
from monitor.extract.boilerplate.pass_base import About, site_of
from monitor.extract.boilerplate.passes import trimmed
from monitor.extract.html.pieces import Piece, pieces_of, text_of
from monitor.extract.html.section import fragment_of, section_of
from monitor.extract.html.selectors import narrowed
from monitor.extract.html.tree import Node, Tree, everything, parse
from monitor.model import Dropped

_SHOWN: Final = 300  # characters of what was dropped


@dataclass(frozen=True, slots=True)
class Selection:
    """What a watch says of where its policy stands on the page."""

    keep: str | None = None
    drop: tuple[str, ...] = ()
    section: str | None = None


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """A page's tree, the pieces that are the policy, and those trimmed with the rule that says so."""

    tree: Tree
    pieces: list[Piece]
    trimmed: list[tuple[Piece, str]]


def read_page(html: str, url: str, selection: Selection, *, chrome: bool = True) -> ParsedPage:
    """The pieces of the policy; `chrome` is false for a file that can hold nothing else.

    Raises `NotAPolicy` where the page cannot be read, or a selector or section finds nothing.
    """
    if selection.keep is not None or selection.drop:
        html = narrowed(html, selection.keep, selection.drop)
    tree = parse(html)
    chosen = selection.keep is not None
    if chrome and not chosen:
        drop_chrome(tree)
        trim_to_content(tree.root)
    pieces = pieces_of(tree.root)
    if selection.section:
        pieces = section_of(pieces, selection.section)
    elif not chosen:
        pieces = fragment_of(pieces, url)
    dropped: list[tuple[Piece, str]] = []
    if chrome:
        about = About(tree.title, _sites(pieces, url))
        pieces, dropped = trimmed(pieces, about, around=not chosen)
    return ParsedPage(tree, pieces, dropped)


def _sites(pieces: list[Piece], url: str) -> frozenset[str]:
    hosts = Counter(
        site_of(match[1])
        for piece in pieces
        for link in piece.block.links
        if (match := _HOST.match(link))
    )
    common = {site for site, count in hosts.most_common(1) if count >= 0.4 * hosts.total()}
    return frozenset({site_of(urlsplit(url).hostname or ""), *common})


_HOST: Final = re.compile(r"(?:https?:)?//([\w.-]+)", re.IGNORECASE)


def dropped_of(reading: ParsedPage) -> tuple[Dropped, ...]:
    """What was left out, in the page's order."""
    order = {id(node): place for place, node in enumerate(everything(reading.tree.root))}
    found = [(order[id(node)], dropped) for node, dropped in _elements(reading.tree.root)]
    found += [
        (order.get(id(piece.node), 0), Dropped(rule, piece.block.text[:_SHOWN], where(piece.node)))
        for piece, rule in reading.trimmed
    ]
    return tuple(dropped for _, dropped in sorted(found, key=lambda entry: entry[0]))


def _elements(root: Node) -> Iterator[tuple[Node, Dropped]]:
    stack = [root]
    while stack:
        node = stack.pop()
        if not node.dropped:
            stack.extend(child for child in node.children if not isinstance(child, str))
            continue
        rule, node.dropped = node.dropped, None
        text = text_of(node)
        node.dropped = rule
        if text:
            yield node, Dropped(rule, text[:_SHOWN], where(node))


def where(node: Node) -> str:
    """A CSS selector that finds the element, from the nearest id down."""
    steps: list[str] = []
    for step in (node, *node.ancestors()):
        name = step.attrs.get("id", "")
        if name and name.replace("-", "").replace("_", "").isalnum() and not name[0].isdigit():
            steps.append(f"#{name}")
            break
        steps.append(_step(step))
    return " > ".join(reversed(steps))


def _step(node: Node) -> str:
    if node.parent is None or node.tag in ("body", "html"):
        return node.tag
    alike = [child for child in node.parent.elements() if child.tag == node.tag]
    return node.tag if len(alike) == 1 else f"{node.tag}:nth-of-type({alike.index(node) + 1})"
