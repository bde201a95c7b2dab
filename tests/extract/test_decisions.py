"""Decisions add up to the document."""

from __future__ import annotations

from monitor.extract.decisions import Decision, ParsedPage, Passage, in_order, keep
from monitor.model import Block

FIRST, SECOND = Block("heading", "Scope", 1), Block("paragraph", "It applies to all.")


def test_the_document_is_what_is_kept() -> None:
    dropped = Decision(Passage((1, 0), "12 views"), "counter")
    page = ParsedPage((keep(FIRST, (0, 0)), dropped, keep(SECOND, (2, 0))), "Terms", "en")
    assert page.document.blocks == (FIRST, SECOND)
    assert (page.document.title, page.document.language) == ("Terms", "en")


def test_decisions_are_sorted_by_place_and_equals_keep_their_order() -> None:
    later, first, second = keep(SECOND, (2, 0)), keep(FIRST, (1, 0)), keep(SECOND, (1, 0))
    assert in_order((later, first, second)) == (first, second, later)


def test_the_text_of_a_kept_decision_is_its_blocks() -> None:
    changed = Decision(Passage((0, 0), "May 2025 · 5 min read"), "byline", block=SECOND)
    assert changed.text == SECOND.text
    assert Decision(Passage((0, 0), "5 min read"), "byline part").text == "5 min read"
