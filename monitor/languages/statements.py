"""Tell a line that states something from a line of the page's furniture."""

from __future__ import annotations

import re
from typing import Final

from monitor.languages import alternatives
from monitor.languages.language import Language


def _saying(each: Language) -> str:
    facts = each.facts
    return "|".join(filter(None, (facts.negations, facts.parties, *facts.modals.values())))


_SAYS: Final = re.compile(rf"\b(?:{alternatives(_saying)})(?!\w)")
_DENIES: Final = re.compile(rf"\b(?:{alternatives(lambda each: each.facts.negations)})(?!\w)")


def denies(line: str) -> bool:
    """Return whether a line of plain text denies, forbids or excepts something."""
    return bool(_DENIES.search(line))


def states_something(line: str) -> bool:
    """Return whether a line of plain text denies, allows, binds, or names one of the parties.

    `(c) 2024 acme may not sell photos` → True; `(c) 2024 acme, all rights reserved` → False.
    """
    return bool(_SAYS.search(line))
