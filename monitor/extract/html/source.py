"""Remove comments and whole elements from HTML source, in time linear in its length."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Stripped:
    """The source that is left, in lower case."""

    text: str
    whole: bool
    """False where the source ends inside a comment or one of the elements."""


def stripped(html: str, *names: str) -> Stripped:
    """Return the source in lower case without comments and without the elements of these names."""
    lower = html.lower()
    opening = _opening(names)
    parts, at = [], 0
    while found := opening.search(lower, at):
        closing = f"</{found[1]}" if found[1] else "-->"
        parts.append(lower[at : found.start()])
        end = lower.find(closing, found.end())
        if end < 0:
            return Stripped("".join(parts), whole=False)
        at = end + len(closing)
        if found[1]:
            at = lower.find(">", at) + 1 or len(lower)
    return Stripped("".join(parts) + lower[at:], whole=True)


@cache
def _opening(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"<!--|<({'|'.join(names)})\b")
