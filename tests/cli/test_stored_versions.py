"""A version is named by its number, or by its file's name or the beginning of that."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from monitor.cli.stored_versions import Archive
from monitor.errors import UsageError
from monitor.store.rows import VersionRow

STEMS = ("2025-03-01T08-00-00Z", "2025-11-22T08-00-00Z", "2026-01-05T08-00-00Z")


class Versions:
    """Three versions of `w`, one of `lone`, none of `new`."""

    def versions(self, watch: str) -> tuple[VersionRow, ...]:
        at = datetime(2026, 1, 5, tzinfo=UTC)
        rows = (VersionRow(watch, n, s, at, "", "", "en", None) for n, s in enumerate(STEMS, 1))
        return tuple(rows)[: {"new": 0, "lone": 1, "w": 3}[watch]]


@pytest.fixture
def archive() -> Any:
    return Archive(Versions())  # type: ignore[arg-type] # only versions are asked for


@pytest.mark.parametrize(
    ("name", "number"),
    [("1", 1), ("2", 2), ("3", 3), ("2025", 2), ("2025-03", 1), (STEMS[2], 3), (None, 3)],
)
def test_a_number_is_never_taken_for_the_beginning_of_a_year(
    archive: Any, name: str | None, number: int
) -> None:
    assert archive.find("w", name).seq == number


@pytest.mark.parametrize(
    ("watch", "name", "back", "says"),
    [
        ("w", "4", 0, "has no version '4'"),
        ("lone", None, 1, "has one version only"),
        ("new", None, 0, "has no version yet"),
        ("new", None, 1, "has no version yet"),
    ],
)
def test_a_version_that_is_not_there_is_told(
    archive: Any, watch: str, name: str | None, back: int, says: str
) -> None:
    with pytest.raises(UsageError, match=says):
        archive.find(watch, name, back=back)
