"""What the block rules share: their signature, the context that they get, and their thresholds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from monitor.extract.decisions import Decision
from monitor.extract.html.piece import Piece

LONGEST_LINE: Final = 15  # words of the longest counter, control or promotion
SENTENCE: Final = 12  # words from which a line reads as a sentence
CAPTION: Final = 8  # words of the longest caption
FEWEST_LINKS: Final = 5  # in a row, to make a menu
_MOST_COMMON: Final = 0.4  # of the links: a domain with as many is the page's own


@dataclass(frozen=True, slots=True)
class BlockContext:
    """What the block rules know of the page beyond its blocks."""

    title: str = ""
    sites: frozenset[str] = frozenset()
    """The domains of the page's own site: `site_of` of its address and of most of its links."""


BlockRule = Callable[[list[Piece], BlockContext], Iterator[Decision]]
"""Decides on some of the blocks that the rules before it have left."""

_PARSES: Final = re.compile(r"(?!mailto:|tel:|javascript:|#)[^\[\]\s]+$", re.IGNORECASE)
_HOST: Final = re.compile(r"(?:https?:)?//([\w.-]+)", re.IGNORECASE)


def sites_of(pieces: Iterable[Piece], url: str) -> frozenset[str]:
    """Return the site of the page's address, and the site that most of its links lead to."""
    hosts = Counter(
        site_of(match[1])
        for piece in pieces
        for link in piece.block.links
        if (match := _HOST.match(link))
    )
    common = {site for site, n in hosts.most_common(1) if n >= _MOST_COMMON * hosts.total()}
    return frozenset({site_of(urlsplit(url).hostname or ""), *common})


def leads_elsewhere(piece: Piece, sites: frozenset[str]) -> bool:
    """Whether it is a short line that consists of a link to another page of the site."""
    if piece.linked <= 0.8 or piece.words > LONGEST_LINE or not piece.block.links:
        return False
    target = urlsplit(piece.block.links[0]) if _PARSES.match(piece.block.links[0]) else None
    if target is None or not (target.path or target.query):
        return False
    return not target.hostname or site_of(target.hostname) in sites


def site_of(host: str) -> str:
    """Return the last two labels of a host: `legal.ostenz.example` → `ostenz.example`."""
    return ".".join(host.lower().split(".")[-2:])


def drop_from(pieces: Sequence[Piece], start: int, rule: str, evidence: str) -> Iterator[Decision]:
    """Drop the blocks from an index to the end."""
    return (piece.drop(rule, evidence) for piece in pieces[start:])
