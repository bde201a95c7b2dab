"""Names of feeds: `all`, `ostenz`, `ostenz.privacy-policy`.

A slug has lower-case letters, digits and single hyphens, never a dot and never a final hyphen. So
the dot separates company and document, and `all-` is the feed of a company called All.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

ALL: Final = "all"
SUFFIX: Final = ".xml"


def name_of(subject: str) -> str:
    """Return the name of a subject: "" → `all`, `ostenz` → `ostenz`, `ostenz/terms` → `ostenz.terms`."""
    if "/" in subject:
        return subject.replace("/", ".")
    return f"{subject}-" if subject == ALL else subject or ALL


def subject_of(name: str) -> str:
    """Return the subject of a name; the inverse of `name_of`."""
    if "." in name:
        return name.replace(".", "/", 1)
    return "" if name == ALL else name.removesuffix("-")


def subjects_of(watches: Iterable[str]) -> frozenset[str]:
    """Return the subject of every feed that tells of these watches."""
    return frozenset(
        subject for watch in watches for subject in ("", watch.partition("/")[0], watch)
    )
