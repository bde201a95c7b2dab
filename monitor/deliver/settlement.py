"""Records in the outbox what became of each attempt, and tells the operator what is given up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

import structlog

from monitor.deliver import notices, retry
from monitor.deliver.grouping import Group
from monitor.deliver.outcome import Delivered, Failed, Gone, Outcome
from monitor.model import Alert, Channel
from monitor.store.protocols import Outbox

log = structlog.get_logger(__name__)


@dataclass
class Tally:
    """Counts of alerts by what became of them."""

    sent: int = 0
    failed: int = 0
    """To be tried again."""
    dead: int = 0
    """Given up: after the last attempt, or with a disabled channel."""

    def add(self, other: Tally) -> None:
        """Add the counts of another tally."""
        self.sent += other.sent
        self.failed += other.failed
        self.dead += other.dead


class Settlement:
    """Settles attempts of all channels."""

    def __init__(self, outbox: Outbox, clock: Callable[[], datetime]) -> None:
        self._outbox = outbox
        self._clock = clock

    def settle(
        self, group: Group, outcome: Outcome, channels: Mapping[str, Channel], tally: Tally
    ) -> None:
        """Record the outcome of a group of one channel, and count its alerts.

        `channels` are those of the watchlist: one of the others hears of what is given up.
        """
        now, alert = self._clock(), group[0].alert
        match outcome:
            case Delivered(note):
                for delivery in group:
                    self._outbox.sent(delivery.alert.id, now)
                tally.sent += len(group)
                if note:
                    log.warning("delivered in part", channel=alert.channel, note=note)
            case Gone(error):
                self._outbox.disable(alert.channel, error)
                self._tell_operator(alert, error, channels, now)
                tally.dead += len(group)
            case Failed(error):
                if self._put_off(group, outcome, now):
                    tally.failed += len(group)
                else:
                    self._tell_operator(alert, error, channels, now)
                    tally.dead += len(group)

    def _put_off(self, group: Group, failure: Failed, now: datetime) -> bool:
        """Set the next attempt, the same for all of a digest; return False past the last one."""
        when = retry.next_attempt(
            max(delivery.attempts for delivery in group) + 1,
            now,
            retry_after=failure.retry_after,
            jitter=retry.jitter(group[0].alert.id),
        )
        for delivery in group:
            if when is None:
                self._outbox.dead(delivery.alert.id, failure.error, now)
            else:
                self._outbox.failed(delivery.alert.id, failure.error, when)
        return when is not None

    def _tell_operator(
        self, alert: Alert, error: str, channels: Mapping[str, Channel], now: datetime
    ) -> None:
        """Put a notice for another channel; an undelivered notice makes no further notice."""
        log.error(
            "an alert cannot be delivered", channel=alert.channel, alert=alert.id, error=error
        )
        unfit = self._outbox.disabled() | {alert.channel}
        others = [channel for name, channel in channels.items() if name not in unfit]
        if others and not notices.is_notice(alert):
            at_once_first = min(others, key=lambda channel: channel.digest is not None)
            self._outbox.put(notices.undelivered(alert, error, at_once_first, now))
