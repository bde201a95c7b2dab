"""What the dispatcher needs of the outside world: where alerts wait, and ways to reach readers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from monitor.deliver.outcome import Outcome
from monitor.model import Alert, Channel, Delivery

__all__ = ["Delivery", "DigestFigures", "Outbox", "Sender", "Senders"]


class Outbox(Protocol):
    """Where alerts wait, durable. Each method is one transaction."""

    def put(self, alert: Alert) -> None:
        """Adds an alert, due at once; does nothing where its id is known already, sent ones included."""

    def due(self, now: datetime, limit: int) -> tuple[Delivery, ...]:
        """Pending alerts whose time has come, in the order they were put, at most `limit` of each channel.

        Left out are leased ones, those of disabled channels, and those with an earlier pending alert
        of the same channel and watch that is leased or whose time has not come: order holds per watch.
        """

    def lease(self, alert_ids: tuple[str, ...], until: datetime) -> tuple[str, ...]:
        """Takes alerts for this dispatcher until then; returns those it got (pending and not leased)."""

    def hold(self, alert_ids: tuple[str, ...], until: datetime) -> None:
        """Puts pending alerts off until then, as a digest does: no attempt is counted, no lease is kept."""

    def sent(self, alert_id: str, now: datetime) -> None:
        """The receiver has it; it is never due again."""

    def failed(self, alert_id: str, error: str, next_try: datetime) -> None:
        """Counts an attempt, keeps the error, ends the lease; the alert is due again at `next_try`."""

    def dead(self, alert_id: str, error: str, now: datetime) -> None:
        """Counts an attempt, keeps the error, and gives up until somebody asks for redelivery."""

    def disable(self, channel: str, reason: str) -> None:
        """Nothing of this channel is due any more, and its leases end, until it is enabled again."""

    def disabled(self) -> frozenset[str]:
        """The channels of which nothing is due."""
        ...


class Sender(Protocol):
    """One way to reach readers."""

    async def send(self, channel: Channel, alerts: Sequence[Alert]) -> Outcome:
        """Sends one alert, or a digest of several; expected failures are outcomes, never exceptions."""
        ...


@dataclass(frozen=True, slots=True)
class Senders:
    """The ways there are; a channel's own fields say which is its."""

    webhook: Sender
    mail: Sender
    chat: Sender

    def of(self, channel: Channel) -> Sender:
        """The way to this channel."""
        if channel.webhook:
            return self.webhook
        return self.mail if channel.email else self.chat


@dataclass(frozen=True, slots=True)
class DigestFigures:
    """How things stand for the readers of a channel."""

    read: int
    """Policies that were read since the last digest."""
    problems: int
