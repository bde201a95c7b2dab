"""Decisions: what each rule keeps or drops of a source, and the page that they add up to.

Every pass returns decisions. `extract` folds them to a `Document`, `explain` prints them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from monitor.model import Block, Document

Place = tuple[int, int]
"""Position in the source: compares like the order in which a reader meets the parts."""


class Subject(Protocol):
    """What a rule decides on: an element, a block, a printed line."""

    @property
    def place(self) -> Place:
        """Its position in the source."""

    @property
    def text(self) -> str:
        """Its words, as one line."""

    @property
    def where(self) -> str:
        """How a person finds it: a CSS selector on a web page, a page number in a PDF."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text whose position is all that is known of it."""

    place: Place
    text: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """One subject, kept as a block or dropped, with the rule that says so."""

    subject: Subject
    rule: str
    """Why it is dropped; for what is kept, the kind of its block or the rule that changed it."""
    evidence: str = ""
    """What the rule saw: the class name, the role, the neighbours."""
    block: Block | None = None
    """The block to keep; None where the subject is dropped."""

    @property
    def kept(self) -> bool:
        """Whether the subject becomes a block."""
        return self.block is not None

    @property
    def text(self) -> str:
        """The words of the block to keep; else those of the subject."""
        return self.subject.text if self.block is None else self.block.text


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """A source that was read: every decision on it, in the order of the source."""

    decisions: tuple[Decision, ...]
    title: str = ""
    language: str = ""
    markup: str = ""
    """The decoded HTML source; empty for other formats."""

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of what is kept, in the order of the source."""
        return tuple(one.block for one in self.decisions if one.block is not None)

    @property
    def document(self) -> Document:
        """What is kept."""
        return Document(self.blocks, self.title, self.language)


def in_order(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions sorted by the place of their subjects; equal places keep their order."""
    return tuple(sorted(decisions, key=lambda one: one.subject.place))


def keep(block: Block, place: Place, where: str = "") -> Decision:
    """The decision to keep a block, under the name of its kind."""
    return Decision(Passage(place, block.text, where), block.kind, block=block)
