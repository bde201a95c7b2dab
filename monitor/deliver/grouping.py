"""Which alerts go together: one by one at once, or merged when a digest is due."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from monitor.deliver.digest import first_at_or_after, last_at_or_before, timetable
from monitor.deliver.senders import Delivery
from monitor.model import Channel

Group = tuple[Delivery, ...]
Held = tuple[tuple[datetime, tuple[str, ...]], ...]

LATE: Final = timedelta(hours=12)
"""How long after its time a full digest is still worth sending, when the service was off."""


def grouped(
    channel: Channel, deliveries: Sequence[Delivery], now: datetime
) -> tuple[tuple[Group, ...], Held]:
    """The groups to send now, in order, and what waits until when.

    Without a digest each alert is a group. A webhook's digest is its alerts one by one, at the
    digest's time; mail and chat get one message. Tests wait for nothing.
    """
    if channel.digest is None:
        return tuple((delivery,) for delivery in deliveries), ()
    table = timetable(channel.digest)
    ready: list[Delivery] = []
    held: list[tuple[datetime, tuple[str, ...]]] = []
    for delivery in deliveries:
        moment = first_at_or_after(table, min(delivery.alert.created_at, now))
        if delivery.alert.type == "test" or moment <= now:
            ready.append(delivery)
        else:
            held.append((moment, (delivery.alert.id,)))
    return _merged(channel, ready), tuple(held)


def _merged(channel: Channel, ready: list[Delivery]) -> tuple[Group, ...]:
    if channel.webhook:
        return tuple((delivery,) for delivery in ready)
    tests = [delivery for delivery in ready if delivery.alert.type == "test"]
    rest = tuple(delivery for delivery in ready if delivery.alert.type != "test")
    return (*((delivery,) for delivery in tests), *((rest,) if rest else ()))


def full_digest(channel: Channel, now: datetime) -> datetime | None:
    """The time of the newest digest that is to come even where nothing changed, if one is due."""
    if channel.digest is None or not channel.digest_empty or channel.webhook:
        return None
    moment = last_at_or_before(timetable(channel.digest), now)
    return moment if now - moment <= LATE else None
