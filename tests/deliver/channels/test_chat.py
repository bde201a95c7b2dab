"""Chat gets a few lines, each address once, and no address is ever shown."""

from __future__ import annotations

import asyncio
import sys
from typing import Any

import pytest

from monitor.deliver.channels.chat import Chat, ChatTarget
from monitor.deliver.outcome import Delivered, Failed
from monitor.model import Channel

ADDRESSES = ("tgram://token1/1", "slack://token2/2")
ROOM = Channel("room", "chat", ChatTarget(ADDRESSES))


def test_every_address_gets_title_summary_and_link(make_alert: Any) -> None:
    told: list[tuple[str, str, str]] = []

    def notify(url: str, title: str, body: str) -> bool:
        told.append((url, title, body))
        return True

    assert asyncio.run(Chat(notify).send(ROOM, [make_alert(1)])) == Delivered()
    assert {url for url, _, _ in told} == set(ADDRESSES)
    _, title, body = told[0]
    assert title.startswith("Marbeck, Privacy notice [High, silent edit]")
    assert body.splitlines() == [
        "Order records are kept for longer.",
        "Silent edit",
        "https://marbeck.example/privacy",
    ]


def test_who_has_it_is_not_told_again_and_errors_show_no_token(make_alert: Any) -> None:
    told: list[str] = []

    def notify(url: str, title: str, body: str) -> bool:
        told.append(url)
        return url.startswith("slack") or told.count(url) > 1

    chat = Chat(notify)
    outcome = asyncio.run(chat.send(ROOM, [make_alert(1)]))
    assert outcome == Failed("1 of 2 addresses did not take it")
    assert asyncio.run(chat.send(ROOM, [make_alert(1)])) == Delivered()
    assert sorted(told) == ["slack://token2/2", "tgram://token1/1", "tgram://token1/1"]


def test_without_the_extra_it_says_what_to_install(
    make_alert: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "apprise", None)
    outcome = asyncio.run(Chat().send(ROOM, [make_alert(1)]))
    assert isinstance(outcome, Failed)
    assert "policy-monitor[chat]" in outcome.error
