"""A block of the page together with the element that it stands in."""

from __future__ import annotations

from dataclasses import dataclass

from monitor.extract.decisions import Decision, Place
from monitor.extract.html.css_path import css_path
from monitor.extract.html.tree import Node
from monitor.model import Block
from monitor.text.normalise import count_words


@dataclass(frozen=True, slots=True)
class Piece:
    """A block with its position on the page, for the block rules."""

    block: Block
    node: Node
    linked: float = 0.0
    """Share of its characters that are link texts."""
    place: Place = (0, 0)
    """The last element that begins before its text, and its index among the blocks."""

    @property
    def words(self) -> int:
        """The number of its words."""
        return count_words(self.block.text)

    @property
    def text(self) -> str:
        """The words of its block."""
        return self.block.text

    @property
    def where(self) -> str:
        """A CSS selector of its element."""
        return css_path(self.node)

    def drop(self, rule: str, evidence: str = "") -> Decision:
        """Return the decision to drop it."""
        return Decision(self, rule, evidence)

    def keep(self) -> Decision:
        """Return the decision to keep it, under the name of its kind."""
        return Decision(self, self.block.kind, block=self.block)
