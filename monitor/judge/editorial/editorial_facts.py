"""What the editorial rules look up in a comparison, by the index of the link."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from monitor.compare.budget import Budget
from monitor.judge.editorial.link_runs import link_runs
from monitor.judge.editorial.moves import told_moves
from monitor.judge.editorial.reflowed import reflowed
from monitor.judge.editorial.region import region_changed
from monitor.judge.editorial.rule_context import RuleContext
from monitor.judge.editorial.unexplained_edits import UnexplainedEdits, unexplained_edits
from monitor.judge.judge_budget import EXAMINED, EXAMINED_IN_ONE
from monitor.judge.judge_context import JudgeContext, PolicyIndex
from monitor.model import Clause, Link, ReasonCode
from monitor.text.tokens import tokens


@dataclass(frozen=True, slots=True)
class Lone:
    """A clause that stands in one reading only."""

    clause: Clause
    own: PolicyIndex
    """The reading that has it."""
    other: PolicyIndex


@dataclass(frozen=True)
class EditorialFacts:
    """Facts about all links of a comparison; each is computed when first asked for."""

    context: JudgeContext

    @property
    def links(self) -> tuple[Link, ...]:
        """Return all links, also those of kind `same`: an index here is the index of the verdict."""
        return self.context.comparison.links

    def lone(self, n: int) -> tuple[Lone, ...]:
        """Return the clauses of an added or removed link; () for other kinds."""
        link, before, after = self.links[n], self.context.before, self.context.after
        if link.kind == "added":
            return tuple(Lone(clause, after, before) for clause in link.after)
        if link.kind == "removed":
            return tuple(Lone(clause, before, after) for clause in link.before)
        return ()

    @cached_property
    def edits(self) -> dict[int, UnexplainedEdits]:
        """The unexplained edits of each link whose wording differs."""
        rules = self.context.rule_context
        return {
            n: _edits(link, rules)
            for n, link in enumerate(self.links)
            if link.kind in _EDITED and n not in self.unexamined
        }

    @cached_property
    def unexamined(self) -> frozenset[int]:
        """The links whose wording differs and is too long for the rules, so that they are told."""
        left = Budget(EXAMINED)
        sized = ((n, _size(link)) for n, link in enumerate(self.links) if link.kind in _EDITED)
        return frozenset(n for n, size in sized if size > EXAMINED_IN_ONE or not left.spend(size))

    @cached_property
    def told_moves(self) -> frozenset[int]:
        """The moved links that a reader is told of."""
        return told_moves(self.links)

    @cached_property
    def link_runs(self) -> dict[int, ReasonCode]:
        """The lines of menus and link lists, with what they are."""
        return link_runs(self.links)

    @cached_property
    def reflowed(self) -> frozenset[int]:
        """The links of which only the block boundaries differ."""
        return reflowed(self.links, self.context.rule_context)

    @cached_property
    def region_changed(self) -> bool:
        """Whether the page is served in the English of another region."""
        changed = sum(1 for link in self.links if link.kind != "same")
        return region_changed(self.edits.values(), changed)


_EDITED: Final = ("reworded", "split", "merged", "rewritten")


def _size(link: Link) -> int:
    return sum(len(clause.text) for clause in (*link.before, *link.after))


def _edits(link: Link, rules: RuleContext) -> UnexplainedEdits:
    before, after = sides(link)
    return unexplained_edits(tokens(before), tokens(after), rules)


def sides(link: Link) -> tuple[str, str]:
    """Return the text of a link before and after, its clauses joined by spaces."""
    return _text(link.before), _text(link.after)


def _text(clauses: tuple[Clause, ...]) -> str:
    return " ".join(clause.text for clause in clauses)
