"""A version ends the wordings that it removed and adds those that are new."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.decide.memory import Version
from monitor.model import Clause
from monitor.store.sqlite.connection import connect
from monitor.store.sqlite.rewording import (
    SEARCHABLE,
    UNINDEX,
    Rewording,
    rewording_of,
    write,
)


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    opened = connect(tmp_path / "index.sqlite")
    opened.execute("PRAGMA foreign_keys = OFF")
    yield opened
    opened.close()


def version(seq: int, *texts: str) -> Version:
    clauses = tuple(Clause(text, id=f"c_{text}") for text in texts)
    return Version("shop/privacy", seq, "s", datetime(2026, 1, 5, tzinfo=UTC), "", "", None, clauses)  # fmt: skip


def standing(connection: sqlite3.Connection) -> list[str]:
    rows = connection.execute("SELECT text FROM wordings WHERE until IS NULL ORDER BY id")
    return [text for (text,) in rows]


def test_only_what_changed_is_written(connection):
    write(connection, rewording_of(connection, version(1, "a", "b", "c")), 100)
    second = rewording_of(connection, version(2, "b", "a", "d"))
    assert (len(second.ended), [wording[0] for _, wording in second.added]) == (1, ["c_d"])
    assert write(connection, second, 100).done
    assert standing(connection) == ["a", "b", "d"]


@pytest.mark.parametrize("most", [1, 2, 5])
def test_batches_lead_to_the_same_rows(connection, most):
    write(connection, rewording_of(connection, version(1, "a", "b", "c")), 100)
    rest: Rewording = rewording_of(connection, version(2, "d", "e", "f"))
    batches = 0
    while not rest.done:
        rest = write(connection, rest, most)
        batches += 1
    assert batches == -(-6 // most)
    assert standing(connection) == ["d", "e", "f"]
    found = connection.execute("SELECT rowid FROM words WHERE words MATCH 'f'").fetchall()
    assert len(found) == 1


def test_a_batch_holds_no_more_characters_than_asked_for(connection):
    rest = rewording_of(connection, version(1, "a" * 40, "b" * 40, "c" * 40, "d" * 200))
    found = []
    while not rest.done:
        rest = write(connection, rest, 100, 90)
        found.append(len(standing(connection)))
    assert found == [2, 3, 4]


def test_the_end_of_an_endless_clause_is_not_searched(connection):
    text = "first " + "word " * (SEARCHABLE // 5) + "last"
    write(connection, rewording_of(connection, version(1, text)), 1)
    found = [
        connection.execute("SELECT rowid FROM words WHERE words MATCH ?", (word,)).fetchall()
        for word in ("first", "last")
    ]
    assert [len(rows) for rows in found] == [1, 0]
    connection.execute(UNINDEX, (version(1).watch,))
    connection.execute("DELETE FROM wordings")
    connection.execute("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")
