"""Which moves are told: a section that stands elsewhere now, not items of a list in another order."""

from __future__ import annotations

from monitor.model import Link


def told_moves(links: tuple[Link, ...]) -> frozenset[int]:
    """The ids (of the objects) of the moved links that a reader is told of.

    A clause that came under other headings is told, and a heading that moved with clauses of its
    own, together with these.
    """
    moved = [link for link in links if link.kind == "moved"]
    headings = {_line(link): link for link in moved if link.after[0].kind == "heading"}
    told: set[int] = set()
    for link in moved:
        if link in headings.values():
            continue
        above = [headings[title] for title in link.after[0].path if title in headings]
        if above or link.before[0].path != link.after[0].path:
            told.update((id(link), *(id(heading) for heading in above)))
    return frozenset(told)


def _line(link: Link) -> str:
    return link.after[0].text


def unmoved(links: tuple[Link, ...]) -> dict[int, str]:
    """By id of the object: moved links that are not told, with the reason."""
    told = told_moves(links)
    return {id(x): "only its place" for x in links if x.kind == "moved" and id(x) not in told}
