"""The connection of a set of questions, and the ways to read its rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from monitor.errors import UsageError
from monitor.store.codec import moment_or_none
from monitor.store.error_translation import understanding
from monitor.store.snapshots.folder import Snapshots
from monitor.store.sqlite.connection import INDEX

T = TypeVar("T")


class QueryBase:
    """A connection to the index, for one thread, and the files beside it.

    Content that cannot be decoded raises `StoreDamaged`.
    """

    def __init__(self, connection: sqlite3.Connection, snapshots: Snapshots) -> None:
        self._connection = connection
        self._snapshots = snapshots
        self._path: Path = snapshots.root / INDEX

    def close(self) -> None:
        """Close the connection; never call it on the connection of an open store."""
        self._connection.close()

    def _all(
        self, understood: Callable[[sqlite3.Row], T], statement: str, *values: object
    ) -> tuple[T, ...]:
        with understanding(self._path):
            return tuple(map(understood, self._connection.execute(statement, values).fetchall()))

    def _one(
        self, understood: Callable[[sqlite3.Row], T], statement: str, *values: object
    ) -> T | None:
        return next(iter(self._all(understood, statement, *values)), None)

    def _tally(self, statement: str) -> dict[str, int]:
        return dict(self._all(tuple, statement))

    def _number(self, statement: str, *values: object) -> int:
        return known(self._one(_first_column, statement, *values), statement)

    def _moment(self, statement: str, *values: object) -> datetime | None:
        return self._one(lambda row: moment_or_none(row[0]), statement, *values)


def known(found: T | None, otherwise: str) -> T:
    """Return what was found; raise `UsageError` with this message for None."""
    if found is None:
        raise UsageError(otherwise)
    return found


def _first_column(row: sqlite3.Row) -> int:
    return int(row[0])
