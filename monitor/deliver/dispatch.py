"""Drains the outbox: one task per channel, in order per watch, so that no channel waits for another."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

import structlog

from monitor.deliver import grouping, notices, retry
from monitor.deliver.channel_type import Sender
from monitor.deliver.digest_figures import DigestFigures
from monitor.deliver.outcome import Delivered, Failed, Gone, Outcome
from monitor.deliver.settlement import Settlement, Tally
from monitor.model import Channel, Delivery
from monitor.store.protocols import Outbox

BATCH: Final = 200
"""Alerts of a channel taken at a time; a larger digest becomes several messages."""

LEASE: Final = timedelta(minutes=2)
"""Longer than any sender may take, so that no alert is sent twice at a time."""

PATIENCE: Final = 3
"""Failures in a row after which a channel is left alone until the next kick."""

log = structlog.get_logger(__name__)


class Dispatcher:
    """Delivers alerts as they fall due, each channel on its own.

    `kick` starts what is due and returns at once: for a daemon's tick. `drain` waits until all that
    is due was tried: for a command. Within a channel alerts go one after the other; one that fails
    holds back those of its own watch only.
    """

    def __init__(
        self,
        outbox: Outbox,
        sender: Sender,
        channels: Mapping[str, Channel],
        clock: Callable[[], datetime],
        *,
        figures: Callable[[Channel, datetime], DigestFigures] | None = None,
        concurrency: int = 64,
    ) -> None:
        self._outbox = outbox
        self._sender = sender
        self._channels = channels
        self._clock = clock
        self._figures = figures
        self._settlement = Settlement(outbox, clock)
        self._slots = asyncio.Semaphore(concurrency)
        self._tasks: dict[str, asyncio.Task[Tally]] = {}
        self._quiet: dict[str, datetime] = {}
        self._announced: dict[str, datetime] = {}
        self._more: set[str] = set()

    def use(self, channels: Mapping[str, Channel]) -> None:
        """Take the channels of a reloaded watchlist; deliveries under way keep the old ones."""
        self._channels = channels

    def kick(self) -> None:
        """Start a task for each idle channel with alerts due; raise what a finished one raised."""
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
        """Try all that is due now; return what became of it."""
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
        """Wait `grace` seconds for deliveries under way, then cancel them: their leases run out."""
        if self._tasks:
            _, late = await asyncio.wait(self._tasks.values(), timeout=grace)
            for task in late:
                task.cancel()
        self._tasks.clear()

    def _is_quiet(self, name: str, now: datetime) -> bool:
        """Return whether the channel asked for a pause; ignore one set by a clock that ran ahead."""
        return now < self._quiet.get(name, now) <= now + retry.LONGEST_WISH

    def _reap(self) -> None:
        for name in [name for name, task in self._tasks.items() if task.done()]:
            self._tasks.pop(name).result()

    def _announce_digests(self, now: datetime) -> None:
        """Put the figures of each full digest that is due; a repeat has the same id, so is ignored."""
        if self._figures is None:
            return
        for channel in self._channels.values():
            moment = grouping.full_digest(channel, now)
            if moment is None or self._announced.get(channel.name) == moment:
                continue
            self._outbox.put(notices.figures(channel, moment, self._figures(channel, moment)))
            self._announced[channel.name] = moment

    async def _serve(self, name: str, deliveries: Sequence[Delivery]) -> Tally:
        """Send a channel's alerts, and those that came meanwhile without waiting for a tick."""
        tally = Tally()
        while await self._send_all(name, deliveries, tally) and name in self._more:
            self._more.discard(name)
            due = self._outbox.due(self._clock(), BATCH)
            deliveries = [delivery for delivery in due if delivery.alert.channel == name]
        return tally

    async def _send_all(self, name: str, deliveries: Sequence[Delivery], tally: Tally) -> bool:
        """Send in order; return False once the channel fails too often or asks for a pause."""
        failures, stuck = 0, set[str]()
        for group in self._groups(name, deliveries):
            if any(delivery.alert.watch in stuck for delivery in group):
                continue
            async with self._slots:
                leased = self._lease(group)
                if not leased:
                    continue
                outcome = await self._attempt(name, leased)
            self._settlement.settle(leased, outcome, self._channels, tally)
            if isinstance(outcome, Delivered):
                failures = 0
                continue
            failures += 1
            stuck.update(delivery.alert.watch for delivery in leased)
            if self._is_refusal(name, outcome) or failures == PATIENCE:
                return False
        return True

    def _is_refusal(self, name: str, failure: Failed | Gone) -> bool:
        """Return whether the receiver wants nothing more for now; note for how long it asks."""
        if isinstance(failure, Failed) and failure.retry_after:
            self._quiet[name] = self._clock() + min(failure.retry_after, retry.LONGEST_WISH)
            return True
        return isinstance(failure, Gone)

    def _groups(self, name: str, deliveries: Sequence[Delivery]) -> tuple[grouping.Group, ...]:
        """Return what is sent together; put off alerts whose digest is not due."""
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
            return await self._sender.send(channel, tuple(delivery.alert for delivery in group))
        except Exception as error:  # one alert that breaks its rendering must not stop the others
            log.exception("an alert broke its sender", channel=name, alert=group[0].alert.id)
            return Failed(f"{type(error).__name__}: {error}")
