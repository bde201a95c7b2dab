"""What the rules that trim have in common: what they may know, and what they answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from monitor.extract.html.pieces import Piece

Verdicts = Iterator[tuple[int, str]]
"""Which piece is no clause, and the rule that says so."""

LONGEST_LINE: Final = 15  # words: no longer line is a counter, a control or a promotion
SENTENCE: Final = 12  # words from which a line reads as one
CAPTION: Final = 8  # words: nothing longer is one
FEWEST_LINKS: Final = 5  # in a row, to make a menu


@dataclass(frozen=True, slots=True)
class About:
    """What the rules may know of the page beyond its pieces."""

    title: str = ""
    sites: frozenset[str] = frozenset()
    """The domains that are the page's own: `site_of` of its address and of most of its links."""


Step = Callable[[list[Piece], About], Verdicts]

_PARSES: Final = re.compile(r"(?!mailto:|tel:|javascript:|#)[^\[\]\s]+$", re.IGNORECASE)


def leads_elsewhere(piece: Piece, sites: frozenset[str]) -> bool:
    """A short line that is one link to another page of the site."""
    if piece.linked <= 0.8 or piece.words > LONGEST_LINE or not piece.block.links:
        return False
    target = urlsplit(piece.block.links[0]) if _PARSES.match(piece.block.links[0]) else None
    if target is None or not (target.path or target.query):
        return False
    return not target.hostname or site_of(target.hostname) in sites


def site_of(host: str) -> str:
    """The last two labels of a host's name: what "www", "help" and "legal" have in common."""
    return ".".join(host.lower().split(".")[-2:])
