"""Policies from a few lines, and the judgement of two of them with its reasons in English."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from monitor.compare.align import align
from monitor.judge import Judgement, judge
from monitor.model import Clause, Policy, PrintedDate
from monitor.report.reason_words import reasons_in

Compared = Callable[..., Judgement]

FILLER = (
    "This notice explains what happens to the things that people tell us when they write.",
    "Our office answers letters in the order in which they come in, every week of the year.",
    "The words of this notice were chosen so that everybody can read them without help.",
)


def clauses(lines: tuple[str, ...]) -> tuple[Clause, ...]:
    """`# Title` is a heading and stands above what follows; `- item` an item; `7. ` a label."""
    made: list[Clause] = []
    path: tuple[str, ...] = ()
    for line in lines:
        label, _, rest = line.partition(". ")
        number = label.lstrip("# ")
        words = rest if number.isdigit() else line.lstrip("#- ")
        shown = f"{number}." if number.isdigit() else ""
        if line.startswith("#"):
            made.append(Clause(words, "heading", (), shown, level=2))
            path = (words,)
        else:
            made.append(
                Clause(words, "item" if line.startswith("- ") else "paragraph", path, shown)
            )
    return tuple(made)


def policy(lines: tuple[str, ...], dates: tuple[PrintedDate, ...], language: str) -> Policy:
    return Policy(clauses((*FILLER, *lines)), dates, language)


def in_english(judgement: Judgement) -> Judgement:
    """The judgement with the English sentences of its reasons."""
    changes = tuple(replace(c, reasons=reasons_in(c, "en")) for c in judgement.changes)
    return replace(judgement, changes=changes)


@pytest.fixture
def compared() -> Compared:
    """Judges two policies given as lines, with their printed dates and language."""

    def run(
        before: tuple[str, ...] | str,
        after: tuple[str, ...] | str,
        *,
        dates: tuple[str | None, str | None] = (None, None),
        language: str = "en",
    ) -> Judgement:
        old, new = (
            policy(
                (side,) if isinstance(side, str) else side,
                (PrintedDate(date, "updated", f"Last updated: {date}"),) if date else (),
                language,
            )
            for side, date in ((before, dates[0]), (after, dates[1]))
        )
        return in_english(judge(align(old, new)))

    return run
