"""Select the moves that a reader is told of: moved sections, not reordered items of a list."""

from __future__ import annotations

from monitor.model import Link


def told_moves(links: tuple[Link, ...]) -> frozenset[int]:
    """Return the indexes of the moved links to tell.

    Tell a clause that stands under other headings than before, and a heading that moved together
    with clauses below it.
    """
    moved = {n: link for n, link in enumerate(links) if link.kind == "moved"}
    headings = {x.after[0].text: n for n, x in moved.items() if x.after[0].kind == "heading"}
    heading_links = {links[n] for n in headings.values()}
    told: set[int] = set()
    for n, link in moved.items():
        if link in heading_links:
            continue
        above = [headings[title] for title in link.after[0].path if title in headings]
        if above or link.before[0].path != link.after[0].path:
            told.update((n, *above))
    return frozenset(told)
