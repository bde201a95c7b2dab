"""The text of a Word document as values: paragraphs, and the passages in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from monitor.extract.decisions import Decision, Place
from monitor.model import BlockKind


@dataclass(frozen=True, slots=True)
class WordPassage:
    """Text of one paragraph whose runs are alike in all that the passes ask for."""

    place: Place
    """The paragraph's number, and the passage's number in it."""
    text: str
    origin: str = "body"
    """The kind of part: `body`, `header`, `footer`, `footnotes`, `endnotes`, `comments`."""
    cell: int = 0
    """Column of the table's cell."""
    link: str = ""
    bold: bool = False
    deleted: bool = False
    """By a tracked change."""
    hidden: bool = False
    contents: bool = False
    """Whether it belongs to a table of contents."""

    @property
    def where(self) -> str:
        """The number of its paragraph, or the kind of its part."""
        return f"paragraph {self.place[0] + 1}" if self.origin == "body" else self.origin

    def drop(self, rule: str, evidence: str = "") -> Decision:
        """Return the decision to drop it."""
        return Decision(self, rule, evidence)


@dataclass(frozen=True, slots=True)
class WordParagraph:
    """How a paragraph or table row is read, and its text."""

    kind: BlockKind
    level: int
    label: str
    passages: tuple[WordPassage, ...]


def merged(runs: list[WordPassage]) -> Iterator[WordPassage]:
    """Join neighbouring runs that differ in their text alone, and number the passages."""
    merged: list[WordPassage] = []
    for run in runs:
        if merged and replace(merged[-1], text=run.text) == run:
            merged[-1] = replace(run, text=merged[-1].text + run.text)
        else:
            merged.append(run)
    for index, passage in enumerate(merged):
        yield replace(passage, place=(passage.place[0], index))
