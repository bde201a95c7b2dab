"""Tell a line that states something from a line of the page's furniture."""

from __future__ import annotations

import re
from typing import Final

from monitor.languages import READ_IN_FULL

_SAYS: Final = re.compile(
    r"\b(?:"
    + "|".join(
        pattern
        for each in READ_IN_FULL
        for pattern in (each.facts.negations, each.facts.parties, *each.facts.modals.values())
        if pattern
    )
    + r")(?!\w)"
)


_DENIES: Final = re.compile(
    rf"\b(?:{'|'.join(each.facts.negations for each in READ_IN_FULL if each.facts.negations)})(?!\w)"
)


def denies(line: str) -> bool:
    """Return whether a line of plain text denies, forbids or excepts something."""
    return bool(_DENIES.search(line))


def states_something(line: str) -> bool:
    """Return whether a line of plain text denies, allows, binds, or names one of the parties.

    `(c) 2024 acme may not sell photos` → True; `(c) 2024 acme, all rights reserved` → False.
    """
    return bool(_SAYS.search(line))
