"""One clause's life: in a sentence, and wording by wording."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

import click

from monitor.cli.output import day
from monitor.compare.wording import redline
from monitor.model import Edit
from monitor.report.inert import one_line
from monitor.report.terminal import Look, wrapped
from monitor.store.rows import Wording

TIMES: Final = ("never", "once", "twice", "three times", "four times", "five times", "six times")


def life(wordings: Sequence[Wording]) -> str:
    """“First seen on 2026-01-05, reworded four times, last on 2026-03-04; it stands today.”"""
    first, last = wordings[0], wordings[-1]
    steps = [*pairwise(wordings)]
    told = [f"first seen on {day(first.since_at)}"]
    for did, when in (
        ("reworded", [b.since_at for a, b in steps if a.text != b.text]),
        (
            "moved or renumbered",
            [b.since_at for a, b in steps if a.text == b.text and _moved(a, b)],
        ),
        ("taken out and put back", [b.since_at for a, b in steps if _gone_between(a, b)]),
    ):
        if when:
            once = f"{did} on {day(when[0])}"
            often = f"{did} {_times(len(when))}, last on {day(when[-1])}"
            told.append(once if len(when) == 1 else often)
    end = f"taken out on {day(last.until_at)}" if last.until_at else "it stands today"
    place = " › ".join(one_line(heading) for heading in last.path)
    return f"{last.clause}{f' ({place})' if place else ''}: {', '.join(told)}; {end}."


def wordings_told(wordings: Sequence[Wording], look: Look) -> Iterator[str]:
    """Each wording under its day, newest first, what differs from the one before it marked."""
    for before, now in reversed([*pairwise((None, *wordings))]):
        assert now is not None
        old = before.text if before else now.text
        yield ""
        yield click.style(f"{day(now.since_at)}  {_happened(before, now)}", bold=True)
        edits = redline(old, now.text) if old != now.text else (Edit("same", now.text),)
        yield from wrapped(edits, look, "   ")


def _happened(before: Wording | None, now: Wording) -> str:
    if before is None:
        return "first seen"
    if before.text != now.text:
        return "reworded"
    return "moved or renumbered" if _moved(before, now) else "put back"


def _moved(before: Wording, now: Wording) -> bool:
    return (before.path, before.label) != (now.path, now.label)


def _gone_between(before: Wording, now: Wording) -> bool:
    return before.until is not None and before.until < now.since


def _times(number: int) -> str:
    return TIMES[number] if number < len(TIMES) else f"{number} times"
