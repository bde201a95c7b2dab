"""The passes over the passages of a Word document: what is not part of the text as it is read."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.extract.decisions import Decision
from monitor.extract.formats.docx.word_passages import WordPassage

Passages = tuple[WordPassage, ...]


def headers_and_footers(passages: Passages) -> Iterator[Decision]:
    """Drop what is printed at the head and foot of every page."""
    return (one.drop(one.origin) for one in passages if one.origin in ("header", "footer"))


def comments(passages: Passages) -> Iterator[Decision]:
    """Drop the comments of reviewers. Footnotes and endnotes are kept: a policy speaks in them too."""
    return (one.drop("comment") for one in passages if one.origin == "comments")


def contents_tables(passages: Passages) -> Iterator[Decision]:
    """Drop the table of contents: it repeats the headings, with page numbers."""
    return (one.drop("contents") for one in passages if one.contents)


def tracked_deletions(passages: Passages) -> Iterator[Decision]:
    """Drop what a tracked change deletes or moves away: every tracked change is read as accepted."""
    return (one.drop("tracked deletion") for one in passages if one.deleted)


def hidden_text(passages: Passages) -> Iterator[Decision]:
    """Drop text that is formatted as hidden."""
    return (one.drop("hidden text") for one in passages if one.hidden)
