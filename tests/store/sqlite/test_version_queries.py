"""Versions, their pages, and the wordings of their clauses."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from monitor.model import Clause
from monitor.store.sqlite.connection import INDEX
from monitor.store.sqlite.queries import SqliteQueries, open_queries
from monitor.store.sqlite.version_queries import GONE

WATCH = "ostenz/privacy-policy"


@pytest.fixture
def asked(books: Any, root: Path) -> Iterator[Callable[[], SqliteQueries]]:
    """Asks on a connection of its own, as the page does."""
    opened = open_queries(root)
    yield lambda: opened
    opened.close()


def test_a_clauses_history_has_each_wording_once_with_the_versions_it_stood_in(books: Any) -> None:
    books.change(WATCH, "We keep data.", "You may object.")
    books.change(WATCH, "You may object.", "We sell data.")
    books.change(WATCH, "You may object.")
    books.change(WATCH, "We keep data.", "You may object.")
    told = [(w.text, w.since, w.until) for w in books.store.query.clause_history(WATCH, "we")]
    assert told == [
        ("We keep data.", 1, 2),
        ("We sell data.", 2, 3),
        ("We keep data.", 4, None),
    ]
    (stays,) = books.store.query.clause_history(WATCH, "you")
    assert (stays.since, stays.until, stays.path) == (1, None, ("Part",))
    assert stays.since_at == books.store.version(WATCH, 1).captured_at


def test_clauses_come_back_with_all_they_are(books: Any) -> None:
    clause = Clause(
        "Vos données", "item", ("A", "B"), "13.2", 2, "fr", ("https://x.example/",), "id-1"
    )
    step = books.step(WATCH, "x")
    policy = replace(step.version.policy, clauses=(clause,))
    books.store.commit(replace(step, version=replace(step.version, policy=policy)), ())
    assert books.store.version(WATCH, 1).clauses == (clause,)
    (wording,) = books.store.query.clause_history(WATCH, "id-1")
    assert (wording.label, wording.path, wording.kind) == ("13.2", ("A", "B"), "item")


def test_the_wordings_of_several_clauses_are_had_at_once(books: Any, asked: Any) -> None:
    books.change(WATCH, "Alpha one", "Beta one")
    books.change(WATCH, "Alpha two", "Beta one")
    found = asked().clause_histories(WATCH, ("alpha", "beta", "nothing"))
    assert {name: len(wordings) for name, wordings in found.items()} == {"alpha": 2, "beta": 1}


def test_no_number_of_standing_clauses_hides_a_removed_one(books: Any) -> None:
    books.change(WATCH, "Alpha goes.", "Beta stays.", "Gamma stays.")
    books.change(WATCH, "Beta stays.", "Gamma stays.")
    assert [clause.id for clause in books.store.query.clauses_gone(WATCH, limit=1)] == ["alpha"]


def test_only_the_last_ended_wordings_are_searched_for_removed_clauses(books: Any) -> None:
    books.change(WATCH, "Alpha goes.", "Beta stays.")
    books.change(WATCH, "Beta stays.")
    books.change(WATCH, "Beta stays long.")
    assert not books.store.query.clauses_gone(WATCH, ended=1)
    assert [clause.id for clause in books.store.query.clauses_gone(WATCH, ended=2)] == ["alpha"]


def test_removed_clauses_are_found_without_reading_those_that_stand(root: Path, books: Any) -> None:
    books.change(WATCH, "Alpha goes.")
    with closing(sqlite3.connect(root / INDEX)) as connection:
        rows = connection.execute(f"EXPLAIN QUERY PLAN {GONE}", (WATCH, 9, 9)).fetchall()
    plan = [row[3] for row in rows]
    assert any(step.startswith("SEARCH wordings USING INDEX wordings_ended") for step in plan), plan
