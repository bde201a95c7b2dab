"""The same words with other spaces, accents or encoding are told apart from other words."""

from __future__ import annotations

import re
import time

from hypothesis import given
from hypothesis import strategies as st

from monitor.judge.editorial.letter_rules import accents, damaged_letters, hidden_address, spacing
from monitor.judge.editorial.rule_context import RuleContext, Run
from monitor.text.tokens import HIDDEN_ADDRESS, LOST

NOTHING = RuleContext()


def test_words_joined_or_split_differ_in_spacing() -> None:
    assert spacing(Run(("e", "mails"), ("emails",)), NOTHING)
    assert not spacing(Run((), ("emails",)), NOTHING)
    assert not spacing(Run(("mails",), ("emails",)), NOTHING)


def test_an_address_that_ran_into_a_word_is_compared_by_its_letters() -> None:
    assert spacing(Run(("http://a.example/b",), ("http", "a", "example", "b")), NOTHING)


def test_accents_are_no_difference_and_digits_are_never_compared_without_them() -> None:
    assert accents(Run(("modeles",), ("modèles",)), NOTHING)
    assert not accents(Run(("modeles2",), ("modèles2",)), NOTHING)
    assert not accents(Run((), ()), NOTHING)


def test_a_lost_letter_stands_for_up_to_three() -> None:
    assert damaged_letters(Run((f"r{LOST}gle",), ("règle",)), NOTHING)
    assert not damaged_letters(Run((f"r{LOST}gle",), ("renseigle",)), NOTHING)
    assert not damaged_letters(Run((f"r{LOST}gle",), (f"r{LOST}gles",)), NOTHING)
    assert not damaged_letters(Run((f"r{LOST}gle",), ("r-gle",)), NOTHING)


@given(st.text("ab_-", max_size=12), st.text(f"ab{LOST}", max_size=8))
def test_lost_letters_are_judged_as_a_pattern_would(whole: str, broken: str) -> None:
    pattern = "".join(r"\w{0,3}" if c == LOST else c for c in broken)
    expected = LOST in broken and re.fullmatch(pattern, whole) is not None
    assert damaged_letters(Run((broken,), (whole,)), NOTHING) == expected


def test_many_lost_letters_take_no_time() -> None:
    """A pattern tries every combination of gaps: 25 of them take it minutes."""
    started = time.process_time()
    for lost in (25, 200, 20_000):
        assert not damaged_letters(Run((LOST * lost + "!",), ("a" * 3 * lost,)), NOTHING)
    assert time.process_time() - started < 5


def test_an_address_is_hidden_or_shown_and_nothing_else() -> None:
    assert hidden_address(Run(("team@example.org",), (HIDDEN_ADDRESS,)), NOTHING)
    assert not hidden_address(Run(("team@example.org",), ("legal@example.org",)), NOTHING)
    assert not hidden_address(Run(("we", "sell"), (HIDDEN_ADDRESS,)), NOTHING)
