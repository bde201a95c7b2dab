"""A policy's text as blocks, and functions that edit it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

MARKS = {"# ": "title", "## ": "heading", "- ": "item"}


@dataclass(frozen=True, slots=True)
class Part:
    """One block of a policy."""

    kind: Literal["title", "heading", "paragraph", "item"]
    text: str


Text = tuple[Part, ...]


@cache
def policy(company: str) -> Text:
    """Return the first policy of a company."""
    text = files("monitor.demo").joinpath(f"policies/{company}.txt").read_text("utf-8")
    return tuple(_part(line) for line in text.splitlines() if line)


def _part(line: str) -> Part:
    for mark, kind in MARKS.items():
        if line.startswith(mark):
            return Part(kind, line.removeprefix(mark))  # type: ignore[arg-type] # the values of MARKS
    return Part("paragraph", line)


def reworded(text: Text, old: str, new: str) -> Text:
    """Replace words everywhere; the old words must occur."""
    assert any(old in part.text for part in text), f"not in the policy: {old!r}"
    return tuple(Part(part.kind, part.text.replace(old, new)) for part in text)


def with_part(text: Text, after: str, part: Part) -> Text:
    """Insert a block after the one that begins with `after`."""
    place = next(n for n, p in enumerate(text) if p.text.startswith(after)) + 1
    return (*text[:place], part, *text[place:])
