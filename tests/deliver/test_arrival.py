"""From the outbox on disk over real sockets to the receiver: what is put arrives, once and in order."""

from __future__ import annotations

import asyncio
import json
import math
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from monitor.config.allowances import allowances
from monitor.deliver.channel_type import SenderTools
from monitor.deliver.channels.webhook import WebhookTarget
from monitor.deliver.dispatch import Dispatcher
from monitor.deliver.senders import Senders
from monitor.fetch.fetcher import Fetcher
from monitor.fetch.network_scope import NetworkScope
from monitor.model import Channel, Watch
from monitor.store.sqlite.connection import INDEX, connect
from monitor.store.sqlite.outbox import SqliteOutbox

SOUND = 204
DRIBBLE = 0
"""Answers a byte now and then, and never to the end."""

Answering = Callable[[str], int]


@dataclass
class Receiver:
    """A webhook's receiver: notes the ids that it took, and when."""

    answer: Answering = lambda alert_id: SOUND
    url: str = ""
    taken: list[str] = field(default_factory=list)
    at: dict[str, float] = field(default_factory=dict)
    bodies: dict[str, Any] = field(default_factory=dict)
    open: set[asyncio.Task[Any]] = field(default_factory=set)
    expected: int = 0
    complete: asyncio.Event = field(default_factory=asyncio.Event)

    async def converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self.open.add(task)
        try:
            while True:
                await self._one(reader, writer)
        except (asyncio.IncompleteReadError, OSError, asyncio.CancelledError):
            pass  # the other side has gone, or the test is over
        finally:
            self.open.discard(task)
            writer.close()

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        fields = dict(line.split(": ", 1) for line in head.splitlines()[1:] if line)
        body = await reader.readexactly(int(fields["content-length"]))
        alert_id = fields["webhook-id"]
        status = self.answer(alert_id)
        if status == DRIBBLE:
            while True:
                writer.write(b"H")
                await writer.drain()
                await asyncio.sleep(1)
        if status < 300:
            self.taken.append(alert_id)
            self.at[alert_id] = asyncio.get_running_loop().time()
            self.bodies[alert_id] = json.loads(body)
            if len(self.taken) == self.expected:
                self.complete.set()
        writer.write(f"HTTP/1.1 {status} so\r\nContent-Length: 0\r\n\r\n".encode())
        await writer.drain()


@asynccontextmanager
async def receiving(receiver: Receiver) -> AsyncIterator[Receiver]:
    server = await asyncio.start_server(receiver.converse, "127.0.0.1", 0)
    receiver.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/hook"
    try:
        yield receiver
    finally:
        server.close()
        for task in receiver.open:
            task.cancel()
        await asyncio.gather(*receiver.open, return_exceptions=True)


@asynccontextmanager
async def delivering(
    outbox: SqliteOutbox, clock: Any, **receivers: Receiver
) -> AsyncIterator[Dispatcher]:
    """The dispatcher with its real webhooks, a channel for each receiver."""
    fetcher = Fetcher(post_scope=NetworkScope(allowances("127.0.0.1")))
    async with AsyncExitStack() as open_:
        channels = {
            name: Channel(
                name,
                "webhook",
                WebhookTarget((await open_.enter_async_context(receiving(r))).url),
            )
            for name, r in receivers.items()
        }
        senders = Senders(SenderTools(fetcher, clock))
        dispatcher = Dispatcher(outbox, senders, channels, clock)
        try:
            yield dispatcher
        finally:
            await dispatcher.close(0)
            await fetcher.aclose()


@pytest.fixture
def stored(tmp_path: Path) -> Iterator[SqliteOutbox]:
    with closing(connect(tmp_path / INDEX)) as connection:
        yield SqliteOutbox(connection, tmp_path / INDEX)


def watch(number: int) -> Watch:
    return Watch(f"w/{number}", f"W{number}", "Terms", f"https://w{number}.example/terms")


def test_after_a_day_without_a_receiver_each_alert_arrives_once_in_its_watchs_order(
    stored: SqliteOutbox, clock: Any, make_alert: Any
) -> None:
    back = clock.now.timestamp() + 24 * 3600
    receiver = Receiver(lambda _: SOUND if clock.now.timestamp() >= back else 503)

    async def two_days() -> None:
        async with delivering(stored, clock, team=receiver) as dispatcher:
            for hour in range(48):
                if hour < 24 and hour % 4 == 0:
                    for number in range(4):
                        alert = make_alert(number + 10 * hour, watch=watch(number), at=clock.now)
                        stored.put(alert)
                for _ in range(12):
                    await dispatcher.drain()
                    clock.forward(minutes=5)

    asyncio.run(two_days())
    assert len(receiver.taken) == 24
    for number in range(4):
        mine = [
            one for one in receiver.taken if receiver.bodies[one]["data"]["watch"] == f"w/{number}"
        ]
        assert mine == [f"msg_team_{number + 10 * hour}" for hour in range(0, 24, 4)]


def test_of_a_hundred_alerts_the_poisoned_one_dies_the_operator_hears_and_it_can_be_sent_again(
    stored: SqliteOutbox, clock: Any, make_alert: Any
) -> None:
    poison = "msg_team_7"
    mended = False
    team = Receiver(lambda alert_id: 422 if alert_id == poison and not mended else SOUND)
    legal = Receiver()

    async def four_days() -> None:
        nonlocal mended
        async with delivering(stored, clock, team=team, legal=legal) as dispatcher:
            for number in range(100):
                stored.put(make_alert(number, watch=watch(number)))
            assert (await dispatcher.drain()).sent == 99
            for _ in range(96):
                clock.forward(hours=1)
                await dispatcher.drain()
            assert poison not in team.taken
            mended = True
            stored.redeliver(poison, clock.now)
            await dispatcher.drain()

    asyncio.run(four_days())
    assert sorted(team.taken) == sorted(f"msg_team_{number}" for number in range(100))
    assert team.taken[-1] == poison
    (notice,) = legal.bodies.values()
    assert notice["data"]["problem"]["kind"] == "delivery"
    assert f"redeliver {poison}" in notice["data"]["problem"]["detail"]


def test_a_receiver_that_dribbles_leaves_the_others_under_a_second(
    stored: SqliteOutbox, clock: Any, make_alert: Any
) -> None:
    slow, quick = Receiver(lambda _: DRIBBLE), Receiver(expected=150)
    put_at: dict[str, float] = {}

    async def tick(dispatcher: Dispatcher) -> None:
        while True:
            dispatcher.kick()
            await asyncio.sleep(1)

    async def rush() -> None:
        loop = asyncio.get_running_loop()
        async with delivering(stored, clock, team=slow, legal=quick) as dispatcher:
            ticking = loop.create_task(tick(dispatcher))
            for number in range(150):
                for channel in ("team", "legal"):
                    alert = make_alert(number, channel=channel, watch=watch(number % 20))
                    put_at[alert.id] = loop.time()
                    stored.put(alert)
                dispatcher.kick()
                await asyncio.sleep(0.02)
            async with asyncio.timeout(10):
                await quick.complete.wait()
            ticking.cancel()

    asyncio.run(rush())
    waits = sorted(at - put_at[alert_id] for alert_id, at in quick.at.items())
    assert len(set(quick.taken)) == 150
    assert slow.taken == []
    assert waits[math.ceil(0.99 * len(waits)) - 1] < 1.0
