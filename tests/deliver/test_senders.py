"""Each alert goes to the sender of its channel's type, which is made once."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from monitor.deliver import channels
from monitor.deliver.channel_type import Sender, SenderTools
from monitor.deliver.channels.webhook import WEBHOOK, WebhookTarget
from monitor.deliver.outcome import Delivered, Failed, Outcome
from monitor.deliver.senders import Senders
from monitor.model import Alert, Channel

TEAM = Channel("team", "sound", WebhookTarget())


class Answering:
    """A sender with one answer."""

    def __init__(self, outcome: Outcome) -> None:
        self.outcome = outcome

    async def send(self, channel: Channel, alerts: Sequence[Alert]) -> Outcome:
        return self.outcome


def test_a_type_makes_its_sender_at_its_first_alert(
    monkeypatch: pytest.MonkeyPatch, clock: Any, make_alert: Any
) -> None:
    made: list[str] = []

    def factory(name: str, outcome: Outcome) -> Any:
        def sender(tools: SenderTools) -> Sender:
            assert tools.clock is clock
            made.append(name)
            return Answering(outcome)

        return replace(WEBHOOK, name=name, sender=sender)

    rows = (factory("sound", Delivered()), factory("broken", Failed("no")))
    monkeypatch.setattr(channels, "CHANNEL_TYPES", rows)
    senders = Senders(SenderTools(poster=None, clock=clock))  # type: ignore[arg-type] # not called
    assert made == []
    alerts = (make_alert(1),)
    for _ in range(2):
        assert asyncio.run(senders.send(TEAM, alerts)) == Delivered()
    assert asyncio.run(senders.send(replace(TEAM, type="broken"), alerts)) == Failed("no")
    assert made == ["sound", "broken"]
