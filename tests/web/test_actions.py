"""A form calls one command of the service and leads back to its page."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.page.sample import NOW
from monitor.web.actions import ACTIONS, LONGEST_NOTE, next_page
from monitor.web.page_words import WORDS
from monitor.web.request_context import RequestContext
from monitor.web.session import Session

CONTEXT = RequestContext(
    path="/watch/ostenz/terms/check",
    place={"company": "ostenz", "document": "terms", "number": 4},
    query={},
    language="en",
    session=Session("id", "", NOW),
    token="t",
    now=NOW,
)


class FakeCommands:
    """Record each command with its arguments."""

    def __init__(self) -> None:
        self.called: list[tuple[Any, ...]] = []

    def __getattr__(self, name: str) -> Any:
        return lambda *arguments: self.called.append((name, *arguments))


@pytest.mark.parametrize(
    ("action", "called"),
    [
        ("check", ("check_now", "ostenz/terms")),
        ("pause", ("pause", "ostenz/terms")),
        ("resume", ("resume", "ostenz/terms")),
        ("unmute", ("unmute", "ostenz/terms")),
        ("review", ("review", "ostenz/terms", 4, "fine")),
    ],
)
def test_each_form_calls_its_command(action: str, called: tuple[Any, ...]) -> None:
    commands = FakeCommands()
    ACTIONS[action][1](commands, CONTEXT, {"note": " fine "})
    assert commands.called == [called]


def test_a_long_note_is_cut() -> None:
    commands = FakeCommands()
    ACTIONS["review"][1](commands, CONTEXT, {"note": "x" * 9_999})
    assert len(commands.called[0][-1]) == LONGEST_NOTE


def test_every_action_has_words_that_confirm_it() -> None:
    assert {f"done {action}" for action in ACTIONS} == {k for k in WORDS if k.startswith("done ")}


@pytest.mark.parametrize(
    ("back", "page"),
    [
        ("/?q=a&done=pause", "/?q=a&done=check"),
        ("/search", "/search?done=check"),
        ("https://evil.example/", "/watch/ostenz/terms?done=check"),
        ("", "/watch/ostenz/terms?done=check"),
    ],
)
def test_the_form_leads_back_to_its_page(back: str, page: str) -> None:
    assert next_page({"back": back}, CONTEXT, "check") == page
