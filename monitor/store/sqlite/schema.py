"""The tables of the index, by schema version, and how an older index is upgraded."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import cache
from typing import Final

# A watch's memory is one JSON value; the other columns repeat the parts that queries filter by.
# `outcomes` holds the counts of `readings`, which has millions of rows after years.
# FTS5's unicode61 with remove_diacritics 2 ignores accents: "donnees" finds « données ».
_SHARED: Final = """
CREATE TABLE watches (
    id TEXT PRIMARY KEY, company TEXT NOT NULL, document TEXT NOT NULL, url TEXT NOT NULL,
    host TEXT NOT NULL, due TEXT NOT NULL, state TEXT NOT NULL, paused INTEGER NOT NULL,
    retired INTEGER NOT NULL DEFAULT 0, declared BLOB NOT NULL, memory BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX watches_due ON watches (due, host) WHERE NOT paused AND NOT retired;

CREATE TABLE versions (
    watch TEXT NOT NULL REFERENCES watches, seq INTEGER NOT NULL, stem TEXT NOT NULL,
    captured_at TEXT NOT NULL, page_sha256 TEXT NOT NULL, text_sha256 TEXT NOT NULL,
    language TEXT NOT NULL, last_updated BLOB, files BLOB NOT NULL, clauses BLOB NOT NULL,
    PRIMARY KEY (watch, seq), UNIQUE (watch, stem)
) WITHOUT ROWID;
CREATE INDEX versions_text ON versions (watch, text_sha256, seq);

CREATE TABLE wordings (
    id INTEGER PRIMARY KEY, watch TEXT NOT NULL, clause TEXT NOT NULL, since INTEGER NOT NULL,
    until INTEGER, position INTEGER NOT NULL, kind TEXT NOT NULL, path TEXT NOT NULL,
    label TEXT NOT NULL, text TEXT NOT NULL,
    FOREIGN KEY (watch, since) REFERENCES versions
);
CREATE INDEX wordings_clause ON wordings (watch, clause, since);
CREATE INDEX wordings_standing ON wordings (watch) WHERE until IS NULL;
CREATE VIRTUAL TABLE words USING fts5 (
    text, path, content='wordings', content_rowid='id',
    tokenize='unicode61 remove_diacritics 2'
);

CREATE TABLE readings (
    id INTEGER PRIMARY KEY, watch TEXT NOT NULL REFERENCES watches, at TEXT NOT NULL,
    outcome TEXT NOT NULL, final_url TEXT, status INTEGER NOT NULL, sha256 TEXT, detail TEXT
);
CREATE INDEX readings_watch ON readings (watch, at);
CREATE TABLE outcomes (outcome TEXT PRIMARY KEY, readings INTEGER NOT NULL, last TEXT NOT NULL)
    WITHOUT ROWID;

CREATE TABLE events (
    watch TEXT NOT NULL REFERENCES watches, number INTEGER NOT NULL, type TEXT NOT NULL,
    at TEXT NOT NULL, old_sha256 TEXT NOT NULL, new_sha256 TEXT NOT NULL, before BLOB, after BLOB,
    severity TEXT, report BLOB, problem BLOB, reviewed_at TEXT, note TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (watch, number)
) WITHOUT ROWID;
CREATE INDEX events_at ON events (at);

CREATE TABLE outbox (
    position INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, watch TEXT NOT NULL,
    event INTEGER, channel TEXT NOT NULL, type TEXT NOT NULL, payload BLOB NOT NULL,
    created_at TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'leased', 'sent', 'dead')),
    attempts INTEGER NOT NULL DEFAULT 0, next_try TEXT NOT NULL, lease_until TEXT,
    last_error TEXT NOT NULL DEFAULT '', ended_at TEXT,
    UNIQUE (watch, event, channel)
);
CREATE INDEX outbox_state ON outbox (state, position);
CREATE INDEX outbox_waiting ON outbox (channel, watch, position)
    WHERE state IN ('pending', 'leased');

CREATE TABLE channels (name TEXT PRIMARY KEY, reason TEXT NOT NULL)
    WITHOUT ROWID;
"""

_KEEPSAKES: Final = """
CREATE TABLE keepsakes (name TEXT PRIMARY KEY, value BLOB NOT NULL)
    WITHOUT ROWID;
"""

_KEY_VALUES: Final = """
CREATE TABLE key_values (key TEXT PRIMARY KEY, value BLOB NOT NULL)
    WITHOUT ROWID;
"""

# `watch` and `version` repeat what the entry says, see `log_table`; for a day the watch is null and the
# version its date.
_LOG: Final = """
CREATE TABLE log (
    position INTEGER PRIMARY KEY, watch TEXT, version TEXT NOT NULL, entry BLOB NOT NULL
);
CREATE INDEX log_version ON log (watch, version);
"""

_ORDERS: Final = """
CREATE TABLE orders (
    number INTEGER PRIMARY KEY, at TEXT NOT NULL, user TEXT NOT NULL, origin TEXT NOT NULL,
    name TEXT NOT NULL, watch TEXT NOT NULL
);
CREATE INDEX orders_name ON orders (name, at);
CREATE TRIGGER orders_stay BEFORE UPDATE ON orders BEGIN SELECT RAISE(ABORT, 'an order is never changed'); END;
"""

_ENDED: Final = """
CREATE INDEX wordings_ended ON wordings (watch, until, since) WHERE until IS NOT NULL;
"""

TABLES: Final[dict[int, str]] = {
    1: _SHARED + _KEEPSAKES,
    2: _SHARED + _KEY_VALUES,
    3: _SHARED + _KEY_VALUES + _LOG,
    4: _SHARED + _KEY_VALUES + _LOG + _ORDERS,
    5: _SHARED + _KEY_VALUES + _LOG + _ORDERS + _ENDED,
}
"""The statements that create the tables of each schema version."""

UPGRADES: Final[dict[int, tuple[str, ...]]] = {
    1: (
        _KEY_VALUES,
        "INSERT INTO key_values SELECT name, value FROM keepsakes",
        "DROP TABLE keepsakes",
    ),
    2: (_LOG,),
    3: (_ORDERS,),
    4: (_ENDED,),
}
"""The statements that turn the tables of a schema version into those of the next."""

VERSION: Final = max(TABLES)


def create(connection: sqlite3.Connection) -> None:
    """Create the tables of the current version, within the caller's transaction."""
    _run(connection, TABLES[VERSION])
    connection.execute(f"PRAGMA user_version = {VERSION}")


def upgrade(connection: sqlite3.Connection) -> None:
    """Upgrade an older index step by step, within the caller's transaction."""
    for version in range(version_of(connection), VERSION):
        for statements in UPGRADES[version]:
            _run(connection, statements)
        connection.execute(f"PRAGMA user_version = {version + 1}")


def version_of(connection: sqlite3.Connection) -> int:
    """Return the schema version of an index; 0 for an empty database."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def definitions(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the definitions of all tables and indexes, to be compared with `expected`."""
    rows = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
    return frozenset(row[0] for row in rows)


@cache
def expected(version: int) -> frozenset[str]:
    """Return the definitions that this program creates for a schema version."""
    with closing(sqlite3.connect(":memory:")) as connection:
        _run(connection, TABLES[version])
        return definitions(connection)


def _run(connection: sqlite3.Connection, statements: str) -> None:
    """Execute statements one by one: `executescript` would commit the caller's transaction."""
    for statement in statements.split(";\n"):
        if statement.strip():
            connection.execute(statement)
