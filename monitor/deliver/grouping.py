"""Which alerts go out together: one by one at once, or merged when a digest is due."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from monitor.deliver.channels import type_of
from monitor.deliver.digest import first_at_or_after, last_at_or_before, parse_timetable
from monitor.model import Channel, Delivery

Group = tuple[Delivery, ...]
"""Alerts of one channel that are sent as one message."""

Held = tuple[tuple[datetime, tuple[str, ...]], ...]
"""Alert ids, and until when they wait."""

LATE: Final = timedelta(hours=12)
"""How late a full digest is still sent where the service was off at its time."""


def grouped(
    channel: Channel, deliveries: Sequence[Delivery], now: datetime
) -> tuple[tuple[Group, ...], Held]:
    """Return the groups to send now, in order, and the alerts that wait for a digest.

    Without a digest each alert is a group. At a digest's time its alerts are one group, or one group
    each where the channel's type cannot merge them. Alerts of type `test` never wait.
    """
    if channel.digest is None:
        return tuple((delivery,) for delivery in deliveries), ()
    table = parse_timetable(channel.digest)
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
    if not type_of(channel).merges:
        return tuple((delivery,) for delivery in ready)
    tests = [delivery for delivery in ready if delivery.alert.type == "test"]
    rest = tuple(delivery for delivery in ready if delivery.alert.type != "test")
    return (*((delivery,) for delivery in tests), *((rest,) if rest else ()))


def full_digest(channel: Channel, now: datetime) -> datetime | None:
    """Return the time of the full digest that is due now, if any.

    A full digest (`digest_empty`) is sent even where nothing changed, by types that show figures.
    """
    if channel.digest is None or not channel.digest_empty or not type_of(channel).shows_figures:
        return None
    moment = last_at_or_before(parse_timetable(channel.digest), now)
    return moment if now - moment <= LATE else None
