"""The listings of `history` name columns that their rows have."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from monitor.cli.history_listings import LISTINGS, WORDING_COLUMNS, problem_line, wording_rows
from monitor.decide.memory import Problem
from monitor.decide.step import CheckRecord
from monitor.store.rows import EventRow, VersionRow, Wording

AT = datetime(2026, 1, 5, tzinfo=UTC)
WALL = Problem("wall", "bot wall", AT, told=True)


class FakeQueries:
    """One watch with a problem, one version and one reading."""

    def events(self, watch: str, limit: int) -> tuple[EventRow, ...]:
        return (
            EventRow(
                watch, 1, "policy.problem", AT, "", "", None, None, None, None, WALL, None, ""
            ),
        )

    def versions(self, watch: str) -> tuple[VersionRow, ...]:
        return (VersionRow(watch, 1, "2026-01-05T00-00-00Z", AT, "", "", "en", None),)

    def readings(self, watch: str) -> tuple[CheckRecord, ...]:
        return (CheckRecord(watch, AT, "first"),)


@pytest.mark.parametrize("kind", LISTINGS)
def test_every_column_is_a_key_of_each_row_and_every_heading_has_a_value(kind: str) -> None:
    listing = LISTINGS[kind]
    queries: Any = FakeQueries()
    (row,) = listing.rows(queries, "ostenz/terms")
    assert tuple(row) == listing.columns
    shown = [value(row) for value in listing.table.values()]
    assert len(shown) == len(listing.table), "no heading asks for a key that a row lacks"


def test_a_problem_is_told_by_kind_and_detail() -> None:
    queries: Any = FakeQueries()
    (row,) = LISTINGS["events"].rows(queries, "ostenz/terms")
    assert row["told"] == problem_line(WALL) == "wall: bot wall"
    assert LISTINGS["events"].table["WHAT"](row) == "problem"


def test_wordings_are_listed_newest_first() -> None:
    old, new = (
        Wording("w/p", "c_1", n, AT, None, None, "paragraph", ("A", "B"), "", text)
        for n, text in ((1, "old"), (2, "new"))
    )
    rows = wording_rows((old, new))
    assert [row["text"] for row in rows] == ["new", "old"]
    assert (tuple(rows[0]), rows[0]["path"]) == (WORDING_COLUMNS, "A › B")
