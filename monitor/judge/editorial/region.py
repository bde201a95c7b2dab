"""Detect a page served to another region: British English became American, or the reverse.

Localisation replaces words as well as spellings: `postcode` → `postal code`. Where spellings changed
throughout the page, short replacements elsewhere belong to it, unless they hold an atom: a number,
a negation, a name.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from monitor.compare.atoms import changed_atoms
from monitor.judge.editorial.unexplained_edits import UnexplainedEdits

_FEWEST: Final = 10
"""Clauses with regional spellings that show another region."""
_LEAST_SHARE: Final = 0.5
"""Their least share of the changed links."""
_LONGEST: Final = 4
"""Words that localisation replaces at one place."""


def region_changed(edits: Collection[UnexplainedEdits], changed: int) -> bool:
    """Return whether most of the `changed` links differ in regional spellings only."""
    spelled = sum(1 for e in edits if not e.runs and "regional spelling" in e.explained)
    return spelled >= _FEWEST and spelled >= _LEAST_SHARE * changed


def localised(edits: UnexplainedEdits) -> bool:
    """Return whether the unexplained edits are short replacements without an atom."""
    return all(
        max(len(run.old), len(run.new)) <= _LONGEST
        and not changed_atoms(" ".join(run.old), " ".join(run.new), "en")
        for run in edits.runs
    )
