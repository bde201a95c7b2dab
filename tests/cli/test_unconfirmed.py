"""What is seen but not alerted shows in `status` and `history`, with a way to unmute it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from monitor.decide.memory import AlertedChange, Candidate, Flicker, Problem, Sighting

THEN = datetime(2026, 1, 5, 8, 30, tzinfo=UTC)
BLINKING = {"blinking_since": THEN, "told": (AlertedChange("k", 2, THEN),)}
FLICKERING = {"flickers": (Flicker("c_1", "Deal of the day", 3, THEN),)}
SIGHTING = Sighting("k", "c_1", "We keep your data", "reworded")
PROBLEM = {"problem": Problem("wall", "bot wall: the page says « just a moment »", THEN, 2)}
WAITING = {"candidate": Candidate("", THEN, (SIGHTING,))}
HELD = {
    "candidate": Candidate(
        "", THEN, (SIGHTING,), hold_until=THEN, needed=4, reason="flickered before"
    )
}


@pytest.mark.parametrize(
    ("facts", "glance", "sentence"),
    [
        (PROBLEM, "wall: bot wall: the", "cannot be read since 2026-01-05 08:30 (2 readings): wall:"),
        (BLINKING, "blinking since 2026-01-05", "is no longer told; `policy-monitor unmute"),
        (FLICKERING, "1 place flickers", "“Deal of the day” (3 times, last on 2026-01-05)"),
        (WAITING, "a change waits for its next reading", "reworded “We keep your data”"),
        (HELD, "held: flickered before, held until 2026-01-05 08:30", "4 readings in a row"),
    ],
)  # fmt: skip
def test_what_is_seen_and_not_told_shows(
    changed: Any, remembers: Any, facts: dict[str, Any], glance: str, sentence: str
) -> None:
    remembers(**facts)
    assert glance in changed("status").out
    assert sentence in changed("history", "corvid").out
    (watch,) = json.loads(changed("status", "--json").out)["watches"]
    assert len(watch) == 9, "the promised keys and no other"
