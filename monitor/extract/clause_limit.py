"""Refuse a page with more clauses than are compared, as soon as they are counted."""

from __future__ import annotations

from typing import Final

from monitor.errors import NotAPolicy

MOST_CLAUSES: Final = 20_000
"""Clauses of one policy. The longest genuine one met, a list of cookies, has 11,500."""


def refuse_too_many(clauses: int) -> None:
    """Raise `NotAPolicy("unreadable")` above `MOST_CLAUSES`."""
    if clauses > MOST_CLAUSES:
        raise NotAPolicy(
            "unreadable",
            f"it has {clauses:,} clauses or more; at most {MOST_CLAUSES:,} are compared",
        )
