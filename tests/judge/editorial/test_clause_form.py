"""The form of a clause tells what it is: a date line, a bare heading, an entry, a repetition."""

from __future__ import annotations

import pytest

from monitor.judge.editorial.clause_form import contents_entry, date_line, only_names, repeated
from monitor.judge.judge_context import PolicyIndex
from monitor.model import Clause, Policy, PrintedDate

DATE = PrintedDate("2025-02-20", "updated", "Updated on 20 Feb 2025")
LONG = "Small files are kept by your browser until you delete them yourself."
READING = PolicyIndex(
    Policy((Clause("Your rights", "heading"), Clause("Names", "item", ("Data",)), Clause(LONG, path=("Part 1", "Cookies"))), (DATE,), "en")
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("Updated on 20 February 2025", True),
        ("Versions: 20 Feb 2025, 3 Feb 2025", True),
        ("Versions: 20 Feb 2025, and we sell your data", False),
        ("Opening: 20 Feb 2025", False),
        ("We keep letters", False),
    ],
)
def test_a_date_line_prints_a_date_or_lists_versions(text: str, dated: bool) -> None:
    assert date_line(Clause(text), READING, frozenset({DATE.value})) is dated


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Cookies", True), ("Which data do we process?", True), ("We never sell data", False), ("Kept for 30 days", False),
        ("We may use your letters to train models.", False), ("a " * 15, False),
    ],
)  # fmt: skip
def test_a_heading_only_names_its_section_unless_it_states_a_fact(text: str, names: bool) -> None:
    assert only_names(text) is names


def test_a_clause_is_repeated_in_the_same_section_and_a_short_one_under_the_same_headings() -> None:
    assert repeated(Clause(LONG.upper(), path=("Part 2", "Cookies")), READING)
    assert not repeated(Clause(LONG, path=("Elsewhere",)), READING)
    assert not repeated(Clause(LONG.removeprefix("Small "), path=("Cookies",)), READING)
    assert repeated(Clause("names", "item", ("Data",)), READING)
    assert not repeated(Clause("names", "item", ("Sold",)), READING)
    assert not repeated(Clause("Letters are kept for as long as anybody likes."), READING)


@pytest.mark.parametrize("text", ["Your rights", "3. Your rights … 12", "iv) YOUR RIGHTS"])
def test_an_entry_repeats_a_heading(text: str) -> None:
    assert contents_entry(Clause(text), READING)
    assert not contents_entry(Clause(text, "heading"), READING)


def test_a_link_into_the_page_is_an_entry_unless_it_states_something() -> None:
    assert contents_entry(Clause("Other matters", links=("#other",)), READING)
    assert not contents_entry(Clause("Other matters", links=("/other",)), READING)
    assert not contents_entry(Clause("We sell it. See above", links=("#other",)), READING)
