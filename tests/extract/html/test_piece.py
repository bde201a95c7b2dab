"""A block knows where on the page it stands, for the rules and for the people who read their reasons."""

from __future__ import annotations

from monitor.extract.html.piece import Piece
from monitor.extract.html.tree import Node
from monitor.model import Block

PIECE = Piece(Block("item", "one two three", 1), Node("li", {"id": "x"}, None, 4), place=(4, 2))


def test_its_decisions_carry_rule_evidence_and_place() -> None:
    dropped, kept = PIECE.drop("menu", "7 links in a row"), PIECE.keep()
    assert (dropped.kept, dropped.rule, dropped.evidence) == (False, "menu", "7 links in a row")
    assert (kept.block, kept.rule) == (PIECE.block, "item")
    assert (dropped.subject.where, dropped.subject.place) == ("#x", (4, 2))


def test_its_words_are_those_of_its_block() -> None:
    assert PIECE.words == 3
