"""The channel types. A new channel: one file here that declares a `ChannelType`, and its row below."""

from __future__ import annotations

from typing import Final

from monitor.deliver.channel_type import ChannelType
from monitor.deliver.channels.chat import CHAT
from monitor.deliver.channels.mail import MAIL
from monitor.deliver.channels.webhook import WEBHOOK
from monitor.model import Channel

CHANNEL_TYPES: Final[tuple[ChannelType, ...]] = (WEBHOOK, MAIL, CHAT)


def type_of(channel: Channel) -> ChannelType:
    """Return the type of a channel; `KeyError` where no row has its name."""
    return {kind.name: kind for kind in CHANNEL_TYPES}[channel.type]
