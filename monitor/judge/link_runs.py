"""Runs of lines that came or went together and are the page's furniture: menus, cards, lists of links.

One such line cannot be told from an item of the policy. A run of them can: by where it stands,
before the policy begins or under a heading such as "Related articles", and by the company it keeps.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from monitor.judge.interface_text import LINK_LISTS, chrome, site_page
from monitor.model import Clause, Link
from monitor.text.plain import plain
from monitor.text.tokens import tokens

_LONGEST_LABEL: Final = 8
"""Words of a menu entry or the title of a card."""
_LONGEST_TITLE: Final = 20
"""Words of the title of another page, below a heading that announces such titles."""
_LONG_RUN: Final = 20
_LONGEST_LINE: Final = 30
"""Words of a line that still makes no sentence, in a run so long that it is a menu beyond doubt."""
_FEWEST: Final = 5
"""Entries before the policy's beginning that make a menu."""
_FEWEST_PAGES: Final = 3
"""Pages that most sites have, among the entries, to tell a menu anywhere else."""
_SENTENCE: Final = re.compile(r"[.;:!?]$|[.;] ")


def link_runs(links: tuple[Link, ...]) -> dict[int, str]:
    """By id of the object: links of clauses that only fit out the page."""
    quiet = {
        id(link): "a list of links"
        for link in links
        if link.kind in ("added", "removed", "reworded") and _under_furniture(_clause(link))
    }
    for position, run in _runs(links):
        reason = _reason(run, position)
        if reason:
            longest = _LONGEST_LABEL if len(run) < _LONG_RUN else _LONGEST_LINE
            fits = [link for link in run if _label(_clause(link), longest)]
            quiet.update((id(link), reason) for link in fits)
    return quiet


def _runs(links: tuple[Link, ...]) -> Iterator[tuple[int, list[Link]]]:
    """Neighbours that came together, or went together, with where the first stands."""
    position = 0
    for kind, group in groupby(links, key=lambda link: link.kind):
        run = list(group)
        if kind in ("added", "removed"):
            yield position, run
        position += len(run)


def _reason(run: list[Link], position: int) -> str | None:
    labels = [link for link in run if _label(_clause(link))]
    if position == 0 and len(labels) >= _FEWEST:
        return "a menu"
    lines = [_clause(link).text for link in run]
    known = sum(1 for line in lines if chrome(line))
    pages = sum(1 for line in lines if chrome(line) or site_page(line))
    if known >= 2 and known * 2 >= len(run):
        return "the page's furniture"
    return "a menu" if pages >= _FEWEST_PAGES and pages * 6 >= len(run) else None


def _under_furniture(clause: Clause) -> bool:
    above = plain(clause.path[-1]).strip(" :.!?") if clause.path else ""
    return bool(LINK_LISTS.fullmatch(above)) and len(tokens(clause.text)) <= _LONGEST_TITLE


def _clause(link: Link) -> Clause:
    return (link.after or link.before)[0]


def _label(clause: Clause, longest: int = _LONGEST_LABEL) -> bool:
    """A few words that make no sentence."""
    return len(tokens(clause.text)) <= longest and not _SENTENCE.search(clause.text)
