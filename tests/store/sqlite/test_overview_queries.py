"""What the status page asks: many watches at once, clauses by words, a year of readings by day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from monitor.errors import UsageError
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


def test_a_watch_stands_with_what_its_head_prints_and_its_newest_change(
    books: Any, asked: Any
) -> None:
    books.change(WATCH, "We collect data.")
    (before,) = asked().overviews()
    assert (before.printed.value, before.change) == ("2025-06", None)
    books.change(WATCH, "We sell data.")
    books.change(WATCH, "We sell much data.")
    (after,) = asked().overviews()
    assert (after.change.number, after.change.severity) == (2, "medium")
    assert asked().overview(WATCH) == after
    assert [mark.number for mark in asked().event_marks(WATCH)] == [1, 2]


def test_what_was_asked_is_kept_until_somebody_commits(books: Any, asked: Any) -> None:
    books.change(WATCH, "We collect data.")
    first = asked().overviews()
    assert asked().overviews() is first
    books.change(WATCH, "We sell data.")
    books.store.review(WATCH, 1, "seen", books.now)
    assert asked().overviews()[0].change.reviewed_at == books.now


def test_a_watch_that_was_never_on_the_roll_is_not_known(asked: Any) -> None:
    with pytest.raises(UsageError, match="nobody/nothing"):
        asked().overview("nobody/nothing")


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


def test_readings_are_counted_by_day_and_outcome(books: Any, asked: Any) -> None:
    since = books.now
    for outcome in ("not modified", "not modified", "trouble"):
        books.read(WATCH, outcome)
    books.change(WATCH, "Alpha")
    days = asked().daily_outcomes(WATCH, since)
    assert [(d.day, d.outcome, d.readings) for d in days] == [
        ("2026-11-22", "not modified", 2), ("2026-11-23", "first", 1), ("2026-11-23", "trouble", 1),
    ]  # fmt: skip


def test_the_wordings_of_several_clauses_are_had_at_once(books: Any, asked: Any) -> None:
    books.change(WATCH, "Alpha one", "Beta one")
    books.change(WATCH, "Alpha two", "Beta one")
    found = asked().clause_histories(WATCH, ("alpha", "beta", "nothing"))
    assert {name: len(wordings) for name, wordings in found.items()} == {"alpha": 2, "beta": 1}
