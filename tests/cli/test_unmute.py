"""`unmute` makes blinking pages and flickering clauses alert again."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from monitor.decide.memory import AlertedChange, Flicker
from monitor.store.snapshots.lock import FolderLock

THEN = datetime(2026, 1, 5, 8, 30, tzinfo=UTC)
BLINKING = {"blinking_since": THEN, "told": (AlertedChange("k", 2, THEN),)}
FLICKERING = {"flickers": (Flicker("c_1", "Deal of the day", 3, THEN),)}


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
