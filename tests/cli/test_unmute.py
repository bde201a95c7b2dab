"""What is seen and not told shows in `status` and `history`, and `unmute` releases it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from monitor.cli.invocation import Invocation
from monitor.decide.memory import AlertedChange, Candidate, Flicker, Problem, Sighting
from monitor.service.factories import folder
from monitor.store.snapshots.lock import FolderLock

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


@pytest.fixture
def remembers(changed_home: Any) -> Iterator[Any]:
    """Makes the watch remember what it is told, for one test."""

    def remember(**facts: Any) -> None:
        with folder(Invocation(changed_home.watchlist).watchlist_without_secrets()) as store:
            store.amend("corvid/privacy-policy", lambda memory: replace(memory, **facts))

    yield remember
    remember(blinking_since=None, told=(), flickers=(), candidate=None, problem=None)


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


def test_unmuting_makes_all_that_comes_and_goes_news_again(changed: Any, remembers: Any) -> None:
    remembers(**BLINKING, **FLICKERING)
    ran = changed("unmute", "corvid")
    assert (ran.code, ran.err) == (0, "")
    assert "the page that went back and forth and 1 flickering place will be told again" in ran.out
    assert "blinking" not in changed("status").out
    assert "nothing was muted" in changed("unmute", "corvid").out


def test_as_json_it_tells_what_was_released(changed: Any, remembers: Any) -> None:
    remembers(**BLINKING, **FLICKERING)
    assert json.loads(changed("unmute", "corvid", "--json").out) == {
        "watch": "corvid/privacy-policy",
        "blinking_since": "2026-01-05T08:30:00Z",
        "flickering": ["Deal of the day"],
    }


def test_beside_a_running_daemon_it_names_the_page_that_can(
    changed: Any, changed_home: Any, remembers: Any
) -> None:
    remembers(**BLINKING)
    with FolderLock(changed_home.snapshots):
        ran = changed("unmute", "corvid")
    assert ran.code == 75
    assert "status page" in ran.err
