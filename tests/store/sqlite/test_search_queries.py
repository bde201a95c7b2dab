"""Clauses are found by their words, whatever is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitor.store.sqlite import search_queries
from monitor.store.sqlite.queries import SqliteQueries, open_queries
from monitor.store.sqlite.search_queries import matching

WATCH = "ostenz/privacy-policy"


@pytest.fixture
def asked(books: Any, root: Path) -> Iterator[Callable[[], SqliteQueries]]:
    """Asks on a connection of its own, as the page does."""
    opened = open_queries(root)
    yield lambda: opened
    opened.close()


@pytest.mark.parametrize(
    "asked", ["données", "donnees", "DONNÉES personnelles", "personnelles donnees", "Part donnees"]
)
def test_a_search_finds_all_words_whatever_their_accents_case_and_order(
    books: Any, asked: str
) -> None:
    books.change(WATCH, "Vos données personnelles.", "Autre chose.")
    (found,) = books.store.query.search(asked)
    assert found.wording.text == "Vos données personnelles."


def test_a_search_marks_the_hit_and_puts_what_still_stands_first(books: Any) -> None:
    books.change(WATCH, "We keep data for 12 months.")
    books.change(WATCH, "We keep data for 24 months, data of all kinds.")
    first, second = books.store.query.search("data")
    assert (first.wording.until, second.wording.until) == (None, 2)
    assert second.excerpt == "We keep «data» for 12 months."
    assert len(books.store.query.search("data", limit=1)) == 1
    assert books.store.query.search("nowhere") == ()


@given(st.text(max_size=40))
@settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_nothing_that_is_typed_into_the_search_is_an_error(books: Any, typed: str) -> None:
    books.store.query.search(typed)


@pytest.mark.parametrize(
    "typed", ["", '"', "AND", "NEAR(", "text:x", "*", "a*b", "^", "-", "\0", "'"]
)
def test_no_operator_of_the_search_engine_is_obeyed(books: Any, typed: str) -> None:
    assert books.store.query.search(typed) == ()


def test_clauses_are_found_standing_ones_first_then_the_newest(books: Any, asked: Any) -> None:
    books.change(WATCH, "Alpha we keep données", "Beta we keep données")
    books.change(WATCH, "Alpha we keep données", "Gamma we keep données")
    found = [f.wording.text.split()[0] for f in asked().search("keep donnees")]
    assert found == ["Gamma", "Alpha", "Beta"]
    assert len(asked().search("donnees", limit=2)) == 2
    assert asked().search("donnees", watch="other/one") == ()
    assert "«données»" in asked().search("donnees")[0].excerpt


def test_who_said_it_first_comes_first(books: Any, asked: Any) -> None:
    began = books.now
    books.change(WATCH, "Alpha keeps data", "Beta keeps data")
    books.change(WATCH, "Alpha keeps data")
    (appearance,) = asked().hits_by_watch("keeps data")
    assert (appearance.watch, appearance.hits, appearance.standing) == (WATCH, 2, 1)
    assert abs(appearance.first - began) < timedelta(seconds=1)


def test_words_that_stand_everywhere_say_nothing(
    books: Any, asked: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_queries, "COMMON", 1)
    books.change(WATCH, "Alpha keeps data", "Beta keeps data")
    assert asked().hits_by_watch("data") is None
    assert len(asked().hits_by_watch("alpha")) == 1


@pytest.mark.parametrize("words", ["", " ", '"', "()", "*", "-", "\0"])
def test_words_without_a_letter_find_nothing(asked: Any, words: str) -> None:
    assert matching(words) == ""
    assert asked().search(words) == ()
    assert asked().hits_by_watch(words) == ()


def test_a_query_is_quoted_word_by_word() -> None:
    assert matching('train "AI models" a*') == '"train" "AI models" "a*"'
    assert matching('"" * -') == ""
