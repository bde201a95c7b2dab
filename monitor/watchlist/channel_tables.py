"""`[channel.NAME]` tables become `Channel` values: the type is told by its own key."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from monitor.config.key import Key
from monitor.config.table_decoder import Decoder
from monitor.deliver import channels
from monitor.deliver.channel_type import ChannelType
from monitor.model import Channel
from monitor.watchlist import keys


def channel_keys() -> dict[str, Key]:
    """Return every key of a channel's table: those of each type, then those that all have."""
    own = {name: key for kind in channels.CHANNEL_TYPES for name, key in kind.keys.items()}
    return own | dict(keys.CHANNEL)


def read_channels(decoder: Decoder, declared: object) -> tuple[Channel, ...]:
    """Return the channels declared; note faults, and leave out a table that tells no type."""
    if not isinstance(declared, dict):
        decoder.fault(("channel",), "needs a name: write [channel.team]")
        return ()
    read = (_channel(decoder, name, table) for name, table in declared.items())
    return tuple(channel for channel in read if channel is not None)


def _channel(decoder: Decoder, name: str, raw: object) -> Channel | None:
    place = ("channel", name)
    values = decoder.table(raw, place, channel_keys())
    if not re.fullmatch(r"[\w-]{1,60}", name):
        decoder.fault(place, "is no name for a channel: use letters, digits, - and _")
    if not isinstance(raw, dict):
        return None
    for kind in channels.CHANNEL_TYPES:
        decoder.require(raw, place, kind.needs)
    kinds = [kind for kind in channels.CHANNEL_TYPES if kind.name in raw]
    if not kinds:
        decoder.fault(place, f"reaches nobody: give it {_alternatives()}")
        return None
    if len(kinds) > 1:
        named = " and ".join(kind.name for kind in kinds)
        decoder.fault(place, f"has {named}: write a channel for each")
    return _made(name, kinds[0], values)


def _made(name: str, kind: ChannelType, values: Mapping[str, Any]) -> Channel:
    """Return the channel; drop values that belong to another type."""
    common = {field: values[field] for field in keys.CHANNEL if field in values}
    own = {key.fills or name for name, key in kind.keys.items()}
    target = kind.target(**{field: values[field] for field in own if field in values})
    return Channel(name=name, type=kind.name, target=target, **common)


def _alternatives() -> str:
    """Return `webhook, email or chat`."""
    *names, last = (kind.name for kind in channels.CHANNEL_TYPES)
    return f"{', '.join(names)} or {last}"
