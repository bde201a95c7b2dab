"""A clause's history is told in one sentence."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from monitor.cli.clause_history import life
from monitor.store.rows import Wording

JANUARY = datetime(2026, 1, 5, 8, tzinfo=UTC)


def lived(*stood: tuple[int, int | None, str, str]) -> tuple[Wording, ...]:
    """Wordings from (first version, first without it, label, text); a version a month."""

    def at(version: int | None) -> datetime | None:
        return JANUARY + timedelta(days=30 * (version - 1)) if version else None

    return tuple(
        Wording(
            "w/p", "c_1", since, at(since) or JANUARY, until, at(until), "paragraph", ("Storage",), label, text
        )
        for since, until, label, text in stood
    )  # fmt: skip


@pytest.mark.parametrize(
    ("wordings", "told"),
    [
        (lived((1, None, "", "a")), "first seen on 2026-01-05; it stands today."),
        (lived((1, 2, "", "a")), "first seen on 2026-01-05; taken out on 2026-02-04."),
        (
            lived((1, 2, "", "a"), (2, None, "", "b")),
            "first seen on 2026-01-05, reworded on 2026-02-04; it stands today.",
        ),
        (
            lived((1, 2, "1.", "a"), (2, 3, "1.", "b"), (3, 4, "1.", "c"), (4, None, "2.", "c")),
            "first seen on 2026-01-05, reworded twice, last on 2026-03-06, "
            "moved or renumbered on 2026-04-05; it stands today.",
        ),
        (
            lived((1, 2, "", "a"), (4, None, "", "a")),
            "first seen on 2026-01-05, taken out and put back on 2026-04-05; it stands today.",
        ),
    ],
)
def test_a_clauses_life_is_one_sentence(wordings: tuple[Wording, ...], told: str) -> None:
    assert life(wordings) == f"c_1 (Storage): {told}"


def test_a_long_life_is_counted_in_figures() -> None:
    texts = [(n, n + 1, "", str(n)) for n in range(1, 10)]
    assert "reworded 8 times" in life(lived(*texts))
