"""Mark the edits between wordings for a page, a mail or the terminal, within a bound for all of them.

The service's own process may call this, and nothing else of comparing: the work is bounded by counted
characters and steps, whatever the wordings are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from monitor.compare.budget import Budget
from monitor.compare.wording import redline
from monitor.model import Edit, EditOp

CHARACTERS: Final = 200_000
"""Characters of all wordings together whose words are compared."""
STEPS: Final = 400_000
"""Steps of all redlines together, as `redline` spends them."""


def shown_redlines(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[Edit, ...]]:
    """Yield the redline of each pair; one beyond the bound is deleted and inserted as a whole."""
    characters, steps = Budget(CHARACTERS), Budget(STEPS)
    for before, after in pairs:
        if before == after or characters.spend(len(before) + len(after)):
            yield redline(before, after, steps)
        else:
            yield (*_kept("deleted", before), *_kept("inserted", after))


def _kept(op: EditOp, text: str) -> tuple[Edit, ...]:
    return (Edit(op, text),) if text else ()
