"""The ordered list of editorial rules: each knows one kind of change that need not be told.

A change that no rule knows is told. The first rule that fires decides the reason; all rules that
fire are recorded in the verdict.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from monitor.judge.editorial import link_rules
from monitor.judge.editorial.editorial_facts import EditorialFacts
from monitor.judge.editorial.link_rules import Codes


@dataclass(frozen=True, slots=True)
class EditorialRule:
    """One kind of change that need not be told."""

    id: str
    find: Callable[[EditorialFacts, int], Codes]
    """Take the facts and the index of a link; return the reason codes, () where it does not fire."""
    example: str
    """A change and its verdict, in one line."""
    whole_document: bool = False
    """Whether the rule decides every link at once: later rules are not asked where it fires."""


EDITORIAL_RULES: Final[tuple[EditorialRule, ...]] = (
    EditorialRule("other language", link_rules.other_language, "an English page served in French → other language", whole_document=True),
    EditorialRule("renumbered", link_rules.renumbered, "clause 5 is clause 6 now, same words → numbering"),
    EditorialRule("no words", link_rules.no_words, "`• – •` added → no words"),
    EditorialRule("explained edits", link_rules.explained_edits, "`our organisation` → `our organization`: regional spelling"),
    EditorialRule("printed numbers", link_rules.printed_numbers, "items `1.` and `2.` joined to `1 … 2 …` → same words in other blocks"),
    EditorialRule("printed date", link_rules.printed_date, "`Last updated: 2025-01-01` → `Last updated: 2025-06-01`: printed date"),
    EditorialRule("heading", link_rules.heading, "heading `Data processed` → `Which data do we process?`: heading"),
    EditorialRule("said elsewhere", link_rules.said_elsewhere, "a sentence printed twice is printed once → said elsewhere"),
    EditorialRule("contents list", link_rules.contents_list, "`3. Cookies … 12` added above the section `Cookies` → contents list"),
    EditorialRule("page interface", link_rules.page_interface, "`Accept all cookies` added → button"),
    EditorialRule("only its place", link_rules.only_its_place, "the items of one list in another order → only its place"),
    EditorialRule("link run", link_rules.link_run, "`Home`, `Careers`, `Press`, … added above the policy → menu"),
    EditorialRule("same words", link_rules.same_words, "three paragraphs joined to one → same words in other blocks"),
    EditorialRule("other region", link_rules.other_region, "`postcode` → `postal code` where spellings became American → other region"),
)  # fmt: skip
