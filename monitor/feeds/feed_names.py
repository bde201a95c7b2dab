"""Names of feeds: `all`, `ostenz`, `ostenz.privacy-policy`.

A watch's id is two slugs, of lower-case letters, digits and single hyphens: neither a dot nor a
hyphen at the end is part of one.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

ALL: Final = "all"
SUFFIX: Final = ".xml"


def name_of(subject: str) -> str:
    """The name for nothing (everything), a company's slug, or a watch's id."""
    if "/" in subject:
        return subject.replace("/", ".")
    return f"{subject}-" if subject == ALL else subject or ALL


def subject_of(name: str) -> str:
    """The contrary."""
    if "." in name:
        return name.replace(".", "/", 1)
    return "" if name == ALL else name.removesuffix("-")


def subjects_of(watches: Iterable[str]) -> frozenset[str]:
    """Every feed that tells of these watches."""
    return frozenset(
        subject for watch in watches for subject in ("", watch.partition("/")[0], watch)
    )
