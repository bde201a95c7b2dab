"""The wordings that a version ends and adds; the rows of a long version are written in batches."""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate
from typing import Final

from monitor.decide.memory import Version
from monitor.model import Clause

SEARCHABLE: Final = 100_000
"""Characters of a clause that full-text search finds; the longest real clauses have a tenth of it."""
_INDEX: Final = """
INSERT INTO words (rowid, text, path) SELECT id, substr(text, 1, 100000), path
FROM wordings WHERE id > ?
"""
UNINDEX: Final = """
INSERT INTO words (words, rowid, text, path) SELECT 'delete', id, substr(text, 1, 100000), path
FROM wordings WHERE watch = ?
"""
"""Remove the words of a watch from the index: FTS5 must be given exactly the text that was indexed."""

Wording = tuple[str, ...]
"""Clause id, kind, path as JSON, label, text."""


@dataclass(frozen=True, slots=True)
class Rewording:
    """The rows of one version that are not written yet."""

    watch: str
    seq: int
    ended: tuple[int, ...]
    """Ids of the wordings that the version removed."""
    added: tuple[tuple[int, Wording], ...]
    """Its new wordings, with their positions."""

    @property
    def done(self) -> bool:
        """Whether every row is written."""
        return not self.ended and not self.added


def rewording_of(connection: sqlite3.Connection, version: Version) -> Rewording:
    """Compare a version with the wordings that stand.

    A clause that only moved keeps its row. A text that occurs twice has two clause ids.
    """
    rows = connection.execute(
        "SELECT id, clause, kind, path, label, text FROM wordings WHERE watch = ? AND until IS NULL",
        (version.watch,),
    )
    standing = {tuple(row)[1:]: row[0] for row in rows}
    path_of = cache(lambda path: json.dumps(path, ensure_ascii=False))
    new = {_wording(clause, path_of(clause.path)): n for n, clause in enumerate(version.clauses)}
    return Rewording(
        version.watch,
        version.seq,
        tuple(row for wording, row in standing.items() if wording not in new),
        tuple((place, wording) for wording, place in new.items() if wording not in standing),
    )


def write(
    connection: sqlite3.Connection, rewording: Rewording, most: int, characters: int | None = None
) -> Rewording:
    """Write at most so many rows within the caller's transaction; return what is left.

    The added texts have at most so many characters to index, unless a single one has more.
    """
    ended = rewording.ended[:most]
    added = _fitting(rewording.added[: most - len(ended)], characters)
    connection.executemany(
        "UPDATE wordings SET until = ? WHERE id = ?", [(rewording.seq, row) for row in ended]
    )
    (last,) = connection.execute("SELECT coalesce(max(id), 0) FROM wordings").fetchone()
    connection.executemany(
        "INSERT INTO wordings (id, watch, since, position, clause, kind, path, label, text) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (last + number, rewording.watch, rewording.seq, place, *wording)
            for number, (place, wording) in enumerate(added, 1)
        ],
    )
    connection.execute(_INDEX, (last,))
    return replace(
        rewording, ended=rewording.ended[len(ended) :], added=rewording.added[len(added) :]
    )


def _fitting(
    added: tuple[tuple[int, Wording], ...], characters: int | None
) -> tuple[tuple[int, Wording], ...]:
    if characters is None:
        return added
    sizes = accumulate(min(len(wording[-1]), SEARCHABLE) for _, wording in added)
    return added[: max(1, bisect_right(list(sizes), characters))]


def write_all(connection: sqlite3.Connection, version: Version) -> None:
    """Write every row of a version within the caller's transaction."""
    rewording = rewording_of(connection, version)
    write(connection, rewording, len(rewording.ended) + len(rewording.added))


def _wording(clause: Clause, path: str) -> Wording:
    return (clause.id, clause.kind, path, clause.label, clause.text)
