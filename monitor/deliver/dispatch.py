"""Drains the outbox: a task per channel, in order per watch, so that no channel waits for another."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import structlog

from monitor.deliver import grouping, notices, retry
from monitor.deliver.outcome import Delivered, Failed, Gone, Outcome
from monitor.deliver.senders import Delivery, DigestFigures, Outbox, Senders
from monitor.model import Alert, Channel

BATCH: Final = 200
"""Alerts of a channel taken at once; a digest of more becomes several mails."""

LEASE: Final = timedelta(minutes=2)
"""Longer than any sender may take, so that no alert is sent twice at a time."""

PATIENCE: Final = 3
"""Failures in a row after which a channel is left until it is asked again."""

log = structlog.get_logger(__name__)


@dataclass
class Tally:
    """What became of the alerts that were due."""

    sent: int = 0
    failed: int = 0
    dead: int = 0
    """Given up after the last attempt, or with their channel."""

    def add(self, other: Tally) -> None:
        """Counts another's too."""
        self.sent += other.sent
        self.failed += other.failed
        self.dead += other.dead


class Dispatcher:
    """Delivers alerts as they fall due, each channel on its own.

    `kick` starts what is due and returns at once: for a daemon's tick. `drain` waits until all that
    is due was tried: for a command. Within a channel alerts go one after the other; one that fails
    holds back those of its own watch only.
    """

    def __init__(
        self,
        outbox: Outbox,
        senders: Senders,
        channels: Mapping[str, Channel],
        clock: Callable[[], datetime],
        *,
        standing: Callable[[Channel, datetime], DigestFigures] | None = None,
        concurrency: int = 64,
    ) -> None:
        self._outbox = outbox
        self._senders = senders
        self._channels = channels
        self._clock = clock
        self._standing = standing
        self._slots = asyncio.Semaphore(concurrency)
        self._tasks: dict[str, asyncio.Task[Tally]] = {}
        self._quiet: dict[str, datetime] = {}
        self._announced: dict[str, datetime] = {}
        self._more: set[str] = set()

    def use(self, channels: Mapping[str, Channel]) -> None:
        """The channels of a watchlist read anew; what is under way keeps the old ones."""
        self._channels = channels

    def kick(self) -> None:
        """Starts a task for each idle channel with alerts due; raises what a finished one raised."""
        self._reap()
        now = self._clock()
        self._announce_digests(now)
        due: dict[str, list[Delivery]] = {}
        for delivery in self._outbox.due(now, BATCH):
            due.setdefault(delivery.alert.channel, []).append(delivery)
        self._more = due.keys() & self._tasks.keys()
        for name, deliveries in due.items():
            if name not in self._tasks and not self._is_quiet(name, now):
                self._tasks[name] = asyncio.create_task(self._serve(name, deliveries), name=name)

    async def drain(self) -> Tally:
        """Tries all that is due now; says what became of it."""
        total = Tally()
        self.kick()
        while self._tasks:
            tallies = await asyncio.gather(*self._tasks.values())
            self._tasks.clear()
            for tally in tallies:
                total.add(tally)
            if any(tally.sent or tally.dead for tally in tallies):
                self.kick()
        return total

    async def close(self, grace: float) -> None:
        """Lets what is under way end within `grace` seconds, then cancels it: its leases run out."""
        if self._tasks:
            _, late = await asyncio.wait(self._tasks.values(), timeout=grace)
            for task in late:
                task.cancel()
        self._tasks.clear()

    def _is_quiet(self, name: str, now: datetime) -> bool:
        """Whether the channel asked for silence; one that seems longer than any was a wrong clock's."""
        return now < self._quiet.get(name, now) <= now + retry.LONGEST_WISH

    def _reap(self) -> None:
        for name in [name for name, task in self._tasks.items() if task.done()]:
            self._tasks.pop(name).result()

    def _announce_digests(self, now: datetime) -> None:
        """Puts the figures of each full digest whose time came, once: the outbox knows their ids."""
        if self._standing is None:
            return
        for channel in self._channels.values():
            moment = grouping.full_digest(channel, now)
            if moment is None or self._announced.get(channel.name) == moment:
                continue
            self._outbox.put(notices.figures(channel, moment, self._standing(channel, moment)))
            self._announced[channel.name] = moment

    async def _serve(self, name: str, deliveries: Sequence[Delivery]) -> Tally:
        """Sends a channel's alerts, and those that came meanwhile without waiting for a tick."""
        tally = Tally()
        while await self._send_all(name, deliveries, tally) and name in self._more:
            self._more.discard(name)
            due = self._outbox.due(self._clock(), BATCH)
            deliveries = [delivery for delivery in due if delivery.alert.channel == name]
        return tally

    async def _send_all(self, name: str, deliveries: Sequence[Delivery], tally: Tally) -> bool:
        """Sends in order, until the channel fails too often or asks for silence; then it is False."""
        failures, stuck = 0, set[str]()
        for group in self._groups(name, deliveries):
            if any(delivery.alert.watch in stuck for delivery in group):
                continue
            async with self._slots:
                leased = self._lease(group)
                outcome = await self._attempt(name, leased) if leased else Delivered()
            self._settle(name, leased, outcome, tally)
            if isinstance(outcome, Delivered):
                failures = 0
                continue
            failures += 1
            stuck.update(delivery.alert.watch for delivery in leased)
            if failures == PATIENCE or isinstance(outcome, Gone) or outcome.retry_after:
                return False
        return True

    def _groups(self, name: str, deliveries: Sequence[Delivery]) -> tuple[grouping.Group, ...]:
        """What is sent together; what its digest is not due for is put off."""
        channel = self._channels.get(name)
        if channel is None:
            return tuple((delivery,) for delivery in deliveries)
        groups, held = grouping.grouped(channel, deliveries, self._clock())
        for until, alert_ids in held:
            self._outbox.hold(alert_ids, until)
        return groups

    def _lease(self, group: grouping.Group) -> grouping.Group:
        wanted = tuple(delivery.alert.id for delivery in group)
        leased = set(self._outbox.lease(wanted, self._clock() + LEASE))
        return tuple(delivery for delivery in group if delivery.alert.id in leased)

    async def _attempt(self, name: str, group: grouping.Group) -> Outcome:
        channel = self._channels.get(name)
        if channel is None:
            return Failed(f"the watchlist has no channel {name!r}")
        try:
            alerts = tuple(delivery.alert for delivery in group)
            return await self._senders.of(channel).send(channel, alerts)
        except Exception as error:  # one alert that breaks its rendering must not stop the others
            log.exception("an alert broke its sender", channel=name, alert=group[0].alert.id)
            return Failed(f"{type(error).__name__}: {error}")

    def _settle(self, name: str, group: grouping.Group, outcome: Outcome, tally: Tally) -> None:
        now = self._clock()
        match outcome:
            case Delivered(note):
                for delivery in group:
                    self._outbox.sent(delivery.alert.id, now)
                tally.sent += len(group)
                if note:
                    log.warning("delivered in part", channel=name, note=note)
            case Gone(error):
                self._outbox.disable(name, error)
                self._tell_operator(group[0].alert, error, now)
                tally.dead += len(group)
            case Failed(error, retry_after):
                if retry_after:
                    self._quiet[name] = now + min(retry_after, retry.LONGEST_WISH)
                self._put_off(group, outcome, now, tally)

    def _put_off(self, group: grouping.Group, failure: Failed, now: datetime, tally: Tally) -> None:
        """Sets the next attempt, the same for all of a digest; past the last one, gives up."""
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
        if when is None:
            tally.dead += len(group)
            self._tell_operator(group[0].alert, failure.error, now)
        else:
            tally.failed += len(group)

    def _tell_operator(self, alert: Alert, error: str, now: datetime) -> None:
        """Says through another channel that this one failed; of notices none is made."""
        log.error(
            "an alert cannot be delivered", channel=alert.channel, alert=alert.id, error=error
        )
        unfit = self._outbox.disabled() | {alert.channel}
        others = [channel for name, channel in self._channels.items() if name not in unfit]
        if others and not notices.is_notice(alert):
            at_once_first = min(others, key=lambda channel: channel.digest is not None)
            self._outbox.put(notices.undelivered(alert, error, at_once_first, now))
