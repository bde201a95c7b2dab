"""A page that is served to another region now: British English became American, or the reverse.

The words that only a translator changes (postcode and postal code) go with the spellings. Where
the spelling changed throughout, a word or two that differ elsewhere belong to that, unless an atom
is among them.
"""

from __future__ import annotations

from typing import Final

from monitor.compare.atoms import changed_atoms
from monitor.judge.editorial import words_left
from monitor.judge.excuses import REGIONAL
from monitor.judge.judge_context import JudgeContext
from monitor.model import Link

_FEWEST: Final = 10
"""Clauses whose spelling changed, before the page is another region's."""
_LARGEST: Final = 0.5
"""Share of what changed that these must be."""
_LONGEST: Final = 4
"""Words that a translator replaces at one place."""

Reasons = tuple[tuple[str, ...], ...]


def other_region(links: tuple[Link, ...], reasons: Reasons, scene: JudgeContext) -> Reasons:
    """The reasons, with those of the region added for links that still lack one."""
    spelled = sum(1 for why in reasons if REGIONAL in why)
    if spelled < _FEWEST or spelled < _LARGEST * len(links):
        return reasons
    return tuple(
        why or (("another region's English",) if _translated(link, scene) else ())
        for link, why in zip(links, reasons, strict=True)
    )


def _translated(link: Link, scene: JudgeContext) -> bool:
    if link.kind != "reworded":
        return False
    runs = words_left(link, scene).runs
    return all(
        max(len(run.old), len(run.new)) <= _LONGEST
        and not changed_atoms(" ".join(run.old), " ".join(run.new), "en")
        for run in runs
    )
