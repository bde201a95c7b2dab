"""One clause's history: a sentence about its life, and every wording with its changes marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import pairwise
from typing import Final

import click

from monitor.cli.output import day
from monitor.compare.shown_redlines import shown_redlines
from monitor.report.inert import one_line
from monitor.report.terminal import Look, wrapped
from monitor.store.rows import Wording

TIMES: Final = ("never", "once", "twice", "three times", "four times", "five times", "six times")


def life(wordings: Sequence[Wording]) -> str:
    """Return one sentence about a clause, its wordings given oldest first.

    “c_1 (Storage): first seen on 2026-01-05, reworded twice, last on 2026-03-04; it stands today.”
    """
    first, last = wordings[0], wordings[-1]
    told = [f"first seen on {day(first.since_at)}", *_steps(wordings)]
    end = f"taken out on {day(last.until_at)}" if last.until_at else "it stands today"
    place = " › ".join(one_line(heading) for heading in last.path)
    return f"{last.clause}{f' ({place})' if place else ''}: {', '.join(told)}; {end}."


def _steps(wordings: Sequence[Wording]) -> Iterator[str]:
    """Yield how often and when the clause was reworded, moved, and taken out and put back."""
    pairs = [*pairwise(wordings)]
    reworded = [b.since_at for a, b in pairs if a.text != b.text]
    moved = [b.since_at for a, b in pairs if a.text == b.text and _moved(a, b)]
    put_back = [b.since_at for a, b in pairs if _gone_between(a, b)]
    yield from _step("reworded", reworded)
    yield from _step("moved or renumbered", moved)
    yield from _step("taken out and put back", put_back)


def _step(did: str, moments: Sequence[datetime]) -> Iterator[str]:
    if len(moments) == 1:
        yield f"{did} on {day(moments[0])}"
    elif moments:
        yield f"{did} {_times(len(moments))}, last on {day(moments[-1])}"


def wordings_told(wordings: Sequence[Wording], look: Look) -> Iterator[str]:
    """Yield the lines of every wording, newest first, its changes against the previous one marked."""
    pairs = [(None, wordings[0]), *pairwise(wordings)]
    texts = ((before.text if before else now.text, now.text) for before, now in reversed(pairs))
    for (before, now), edits in zip(reversed(pairs), shown_redlines(texts), strict=True):
        yield ""
        yield click.style(f"{day(now.since_at)}  {_happened(before, now)}", bold=True)
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
