"""A pattern matches a whole short line of what it names, and no sentence of a clause."""

from __future__ import annotations

import re

import pytest

from monitor.extract.boilerplate.line_patterns import (
    CONTROLS,
    DOCUMENTS,
    MOVING,
    NAME_AND_YEAR,
    SAYS_A_DATE,
    TAILS,
)

CLAUSES = (
    "we keep your messages for 12 months",
    "you may withdraw your consent at any time",
    "version 3 of this policy applies from 1 may 2026",
)


@pytest.mark.parametrize(
    ("line", "rule"),
    [("84,196 views", "counter"), ("5 min read", "reading time"), ("updated 3 days ago", "relative date"), ("© 2026 ostenz", "footer year")],
)  # fmt: skip
def test_a_volatile_line_is_matched_under_its_rule(line: str, rule: str) -> None:
    assert rule in {name for name, pattern in MOVING if pattern.fullmatch(line)}


@pytest.mark.parametrize("clause", CLAUSES)
def test_no_pattern_of_lines_matches_a_clause(clause: str) -> None:
    patterns: list[re.Pattern[str]] = [pattern for _, pattern in MOVING]
    assert not any(pattern.fullmatch(clause) for pattern in (*patterns, CONTROLS, TAILS, NAME_AND_YEAR))  # fmt: skip


def test_controls_may_stand_side_by_side_up_to_five() -> None:
    assert CONTROLS.fullmatch("print | share")
    assert not CONTROLS.fullmatch(" | ".join(["print"] * 7))


def test_documents_and_dates_are_named_inside_a_line() -> None:
    assert DOCUMENTS.search("ostenz privacy policy")
    assert SAYS_A_DATE.search("last updated 2026")
    assert not SAYS_A_DATE.search("ostenz europe 2026")
