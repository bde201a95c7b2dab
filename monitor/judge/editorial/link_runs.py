"""Find lines of menus and link lists among the lines that were added or removed together.

A single line of a menu looks like an item of the policy. A run of lines can be told apart: by its
position before the policy, by a heading such as `Related articles`, or by its other lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from monitor.judge.editorial.interface_text import LINK_LISTS, interface_text, site_page
from monitor.model import Clause, Link, ReasonCode
from monitor.text.plain import plain
from monitor.text.tokens import tokens

_LONGEST_LABEL: Final = 8
"""Words of a menu entry or of the title of a card."""
_LONGEST_TITLE: Final = 20
"""Words of a page title under a heading such as `Related articles`."""
_LONG_RUN: Final = 20
"""Lines of a run that is long enough to be a menu whose entries may be longer."""
_LONGEST_LINE: Final = 30
"""Words of an entry in a run of `_LONG_RUN` lines."""
_FEWEST: Final = 5
"""Entries before the first clause of the policy that make a menu."""
_FEWEST_PAGES: Final = 3
"""Entries naming a page that most sites have, which make a menu anywhere else."""
_SENTENCE: Final = re.compile(r"[.;:!?]$|[.;] ")

_Run = list[tuple[int, Link]]
"""Adjacent links of one kind, with their indexes."""


def link_runs(links: tuple[Link, ...]) -> dict[int, ReasonCode]:
    """Return, by the index of the link, what the run is to which the line belongs."""
    found: dict[int, ReasonCode] = {
        n: "list of links"
        for n, link in enumerate(links)
        if link.kind in ("added", "removed", "reworded") and _in_link_list(_clause(link))
    }
    for run in _runs(links):
        code = _code(run)
        if code:
            longest = _LONGEST_LABEL if len(run) < _LONG_RUN else _LONGEST_LINE
            found.update((n, code) for n, link in run if _label(_clause(link), longest))
    return found


def _runs(links: tuple[Link, ...]) -> Iterator[_Run]:
    """Yield the runs of adjacent links that were all added, or all removed."""
    for kind, group in groupby(enumerate(links), key=lambda indexed: indexed[1].kind):
        if kind in ("added", "removed"):
            yield list(group)


def _code(run: _Run) -> ReasonCode | None:
    clauses = [_clause(link) for _, link in run]
    if run[0][0] == 0 and sum(map(_label, clauses)) >= _FEWEST:
        return "menu"
    known = [interface_text(clause.text) is not None for clause in clauses]
    if sum(known) >= 2 and sum(known) * 2 >= len(run):
        return "page furniture"
    pages = sum(k or site_page(c.text) for k, c in zip(known, clauses, strict=True))
    return "menu" if pages >= _FEWEST_PAGES and pages * 6 >= len(run) else None


def _in_link_list(clause: Clause) -> bool:
    above = plain(clause.path[-1]).strip(" :.!?") if clause.path else ""
    return bool(LINK_LISTS.fullmatch(above)) and len(tokens(clause.text)) <= _LONGEST_TITLE


def _clause(link: Link) -> Clause:
    return (link.after or link.before)[0]


def _label(clause: Clause, longest: int = _LONGEST_LABEL) -> bool:
    """Return whether the clause has few words and is no sentence."""
    return len(tokens(clause.text)) <= longest and not _SENTENCE.search(clause.text)
