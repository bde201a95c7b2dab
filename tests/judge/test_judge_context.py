"""A reading is indexed for the rules: words, lines, headings, printed dates, renumbered clauses."""

from __future__ import annotations

from monitor.judge.judge_context import JudgeContext, PolicyIndex, line
from monitor.model import Clause, Comparison, Link, Policy, PrintedDate

READING = Policy(
    (
        Clause("Our Cookies", "heading"),
        Clause("Last updated: 1 June 2025"),
        Clause("Letters are read by Acme on 1 June 2025, and on 2 June 2024."),
    ),
    (PrintedDate("2025-06-01", "updated", "Last updated: 1 June 2025"),),
    "en",
)
INDEX = PolicyIndex(READING)
PRINTED = frozenset({"2025-06-01"})


def test_a_word_is_found_also_inside_a_longer_one() -> None:
    assert INDEX.holds("letter")
    assert not INDEX.holds("parcel")


def test_only_words_in_lower_case_are_ordinary() -> None:
    assert "read" in INDEX.lower_words
    assert "Acme" not in INDEX.lower_words
    assert INDEX.writes_lower("read")
    assert not INDEX.writes_lower("acme")


def test_a_line_leaves_out_case_and_spaces() -> None:
    assert line("Our \n Cookies") == "our cookies"
    assert INDEX.paths["our cookies"] == {READING.clauses[0].path}


def test_a_printed_date_is_left_out_in_any_format_and_other_dates_are_kept() -> None:
    said = INDEX.without_dates("Read on 2025-06-01 and on 2 June 2024.", PRINTED)
    assert "2025" not in said
    assert "2 June 2024" in said


def test_a_line_of_a_date_and_its_label_prints_the_date() -> None:
    assert INDEX.prints_date_in("Last updated: June 1, 2025", PRINTED)
    assert not INDEX.prints_date_in("Last updated: 1 June 2025 by Acme", PRINTED)
    assert not INDEX.prints_date_in(READING.clauses[2].text, PRINTED)
    assert not INDEX.prints_date_in("Last updated: June 1, 2025", frozenset())


def test_renumbered_clauses_are_known_by_their_bare_numbers() -> None:
    link = Link("renumbered", (Clause("x", label="Section 5."),), (Clause("x", label="(6)"),))
    context = JudgeContext(Comparison(READING, READING, (link,))).rule_context
    assert context.renumbered == {("5", "6")}
    assert (context.language, context.stood("acme"), context.stands("parcel")) == (
        "en",
        True,
        False,
    )
