"""Sends each alert by the type of its channel."""

from __future__ import annotations

from collections.abc import Sequence

from monitor.deliver.channel_type import Sender, SenderTools
from monitor.deliver.channels import type_of
from monitor.deliver.outcome import Outcome
from monitor.model import Alert, Channel


class Senders:
    """A `Sender` for channels of every type; makes one sender per type, at its first alert."""

    def __init__(self, tools: SenderTools) -> None:
        self._tools = tools
        self._made: dict[str, Sender] = {}

    async def send(self, channel: Channel, alerts: Sequence[Alert]) -> Outcome:
        """Send by the sender of the channel's type."""
        if channel.type not in self._made:
            self._made[channel.type] = type_of(channel).sender(self._tools)
        return await self._made[channel.type].send(channel, alerts)
