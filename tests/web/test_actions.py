"""A form calls one command of the service and leads back to its page."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.page.sample import NOW
from monitor.web.actions import ACTIONS, LONGEST_NOTE, next_page
from monitor.web.page_words import WORDS
from monitor.web.request_context import RequestContext
from monitor.web.session import Session
from tests.web.page_reading import HARBOUR

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


@pytest.mark.parametrize("order", ["check", "pause", "unmute"])
def test_an_order_reaches_the_service_and_leads_back(browser: Any, order: str) -> None:
    browser.get("/?q=harbour")
    answer = browser.post(f"{HARBOUR}/{order}", {"back": "/?q=harbour"})
    assert browser.commands.orders == [(order, "harbour-post/privacy-policy")]
    assert answer.headers["location"] == f"/?q=harbour&done={order}"
    assert 'role="status"' in browser.get(answer.headers["location"]).text


def test_an_order_that_cannot_be_carried_out_says_why(browser: Any) -> None:
    browser.get("/")
    answer = browser.post(f"{HARBOUR}/resume")
    assert answer.status_code == 404
    assert "the watchlist itself pauses" in answer.text
