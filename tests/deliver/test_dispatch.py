"""What is due reaches its reader: in order, once, whatever another channel does."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from monitor.deliver.channels.mail import MailTarget
from monitor.deliver.channels.webhook import WebhookTarget
from monitor.deliver.digest_figures import DigestFigures
from monitor.deliver.dispatch import Dispatcher
from monitor.deliver.outcome import Delivered, Failed, Gone, Outcome
from monitor.model import Alert, Channel, Watch
from monitor.store.in_memory_outbox import InMemoryOutbox, WaitingAlert

TEAM = Channel("team", "webhook", WebhookTarget("https://team.example/hook"))
LEGAL = Channel("legal", "webhook", WebhookTarget("https://legal.example/hook"))
PAPER = Channel(
    "paper", "email", MailTarget(("counsel@example.org",)), digest="daily 08:00 Europe/Paris"
)

FAILED: Outcome = Failed("down")
DELIVERED: Outcome = Delivered()

Answering = Callable[[Channel, Sequence[Alert]], Outcome]


class Receiver:
    """Notes what arrives and answers as a test wishes."""

    def __init__(self, answer: Answering = lambda channel, alerts: Delivered()) -> None:
        self.answer = answer
        self.messages: list[tuple[str, tuple[str, ...]]] = []

    async def send(self, channel: Channel, alerts: Sequence[Alert]) -> Outcome:
        outcome = self.answer(channel, alerts)
        if isinstance(outcome, Delivered):
            self.messages.append((channel.name, tuple(alert.id for alert in alerts)))
        return outcome

    def received(self, channel: str) -> list[str]:
        return [i for name, ids in self.messages if name == channel for i in ids]


def dispatcher(
    outbox: Any, receiver: Any, clock: Any, *channels: Channel, **more: Any
) -> Dispatcher:
    named = {channel.name: channel for channel in channels}
    return Dispatcher(outbox, receiver, named, clock, **more)


def rows_of(outbox: InMemoryOutbox, channel: str) -> list[WaitingAlert]:
    return [row for row in outbox.rows.values() if row.alert.channel == channel]


def drain(dispatcher: Dispatcher) -> Any:
    return asyncio.run(dispatcher.drain())


def failing(*names: str) -> Answering:
    return lambda channel, alerts: either(channel.name in names, Failed("down"))


def either(wrong: bool, outcome: Outcome) -> Outcome:
    return outcome if wrong else Delivered()


def test_what_is_due_is_sent_once(outbox: Any, clock: Any, make_alert: Any) -> None:
    outbox.put(make_alert(1))
    receiver = Receiver()
    service = dispatcher(outbox, receiver, clock, TEAM)
    assert drain(service).sent == 1
    assert drain(service).sent == 0
    assert receiver.received("team") == ["msg_team_1"]


def test_a_restart_sends_nothing_twice(outbox: Any, clock: Any, make_alert: Any) -> None:
    outbox.put(make_alert(1))
    receiver = Receiver()
    drain(dispatcher(outbox, receiver, clock, TEAM))
    drain(dispatcher(outbox, receiver, clock, TEAM))
    assert receiver.received("team") == ["msg_team_1"]


def test_more_than_a_batch_is_sent_too(outbox: Any, clock: Any, make_alert: Any) -> None:
    for number in range(450):
        outbox.put(make_alert(number))
    receiver = Receiver()
    assert drain(dispatcher(outbox, receiver, clock, TEAM)).sent == 450


def test_a_failing_channel_leaves_the_others_alone(
    outbox: Any, clock: Any, make_alert: Any
) -> None:
    for name in ("team", "legal"):
        outbox.put(make_alert(1, channel=name))
    receiver = Receiver(failing("team"))
    tally = drain(dispatcher(outbox, receiver, clock, TEAM, LEGAL))
    assert (tally.sent, tally.failed) == (1, 1)
    assert receiver.received("legal") == ["msg_legal_1"]
    assert outbox.rows["msg_team_1"].last_error == "down"


def test_a_failed_alert_comes_back_under_the_same_id(
    outbox: Any, clock: Any, make_alert: Any
) -> None:
    outbox.put(make_alert(1))
    answers = iter((FAILED, DELIVERED))
    receiver = Receiver(lambda channel, alerts: next(answers))
    service = dispatcher(outbox, receiver, clock, TEAM)
    drain(service)
    clock.forward(seconds=4)
    drain(service)
    assert receiver.received("team") == []
    clock.forward(seconds=2)
    drain(service)
    assert receiver.received("team") == ["msg_team_1"]


def test_alerts_of_a_watch_keep_their_order_even_when_one_fails(
    outbox: Any, clock: Any, make_alert: Any
) -> None:
    other = Watch("ostrava/terms", "Ostrava", "Terms", "https://ostrava.example")
    outbox.put(make_alert(1))
    outbox.put(make_alert(2))
    outbox.put(make_alert(3, watch=other))
    first_fails = iter([Failed("down")])
    receiver = Receiver(lambda channel, alerts: next(first_fails, Delivered()))
    service = dispatcher(outbox, receiver, clock, TEAM)
    drain(service)
    assert receiver.received("team") == ["msg_team_3"]
    clock.forward(minutes=1)
    drain(service)
    assert receiver.received("team") == ["msg_team_3", "msg_team_1", "msg_team_2"]


def test_a_day_without_a_receiver_ends_with_each_alert_once_and_in_order(
    outbox: Any, clock: Any, make_alert: Any
) -> None:
    back = clock.now + timedelta(hours=24)
    receiver = Receiver(lambda c, a: either(clock.now < back, Failed("down")))
    service = dispatcher(outbox, receiver, clock, TEAM)
    number = 0
    for minute in range(60 * 48):
        if minute % 180 == 0 and minute < 60 * 24:
            number += 1
            outbox.put(make_alert(number, at=clock.now))
        drain(service)
        clock.forward(minutes=1)
    assert receiver.received("team") == [f"msg_team_{n}" for n in range(1, 9)]


def test_a_poisoned_alert_ends_as_dead_and_the_others_pass(
    outbox: Any, clock: Any, make_alert: Any
) -> None:
    for number in range(100):
        watch = Watch(f"w/{number}", f"W{number}", "Terms", "https://w.example")
        outbox.put(make_alert(number, watch=watch))
    poison = "msg_team_0"
    receiver = Receiver(lambda c, a: either(a[0].id == poison, Failed("552 no")))
    service = dispatcher(outbox, receiver, clock, TEAM, LEGAL)
    assert drain(service).sent == 99
    for _ in range(90):
        clock.forward(hours=1)
        drain(service)
    assert outbox.rows[poison].state == "dead"
    assert outbox.rows[poison].attempts == 10
    assert timedelta(hours=75) < clock.now - outbox.rows[poison].alert.created_at


def test_the_operator_hears_of_a_dead_alert_through_another_channel(
    outbox: Any, clock: Any, make_alert: Any
) -> None:
    for number in range(3):
        outbox.put(make_alert(number))
    service = dispatcher(outbox, Receiver(failing("team")), clock, PAPER, TEAM, LEGAL)
    for _ in range(90 * 3):
        clock.forward(hours=1)
        drain(service)
    (notice, *more) = rows_of(outbox, "legal")
    told = json.loads(notice.alert.payload)
    assert told["type"] == "policy.problem"
    assert told["data"]["watch"] == "marbeck/privacy"
    assert told["data"]["problem"]["kind"] == "delivery"
    assert "“team”" in told["data"]["problem"]["detail"]
    assert "redeliver msg_team_0" in told["data"]["problem"]["detail"]
    assert len(more) <= 2
    assert rows_of(outbox, "paper") == []


def test_channels_that_all_fail_do_not_complain_of_each_other_for_ever(
    outbox: Any, clock: Any, make_alert: Any
) -> None:
    outbox.put(make_alert(1))
    service = dispatcher(outbox, Receiver(failing("team", "legal")), clock, TEAM, LEGAL)
    for _ in range(24 * 14):
        clock.forward(hours=1)
        drain(service)
    assert len(outbox.rows) == 2
    assert {row.state for row in outbox.rows.values()} == {"dead"}


def test_a_receiver_that_is_gone_is_disabled_and_the_operator_told(
    outbox: Any, clock: Any, make_alert: Any
) -> None:
    for number in range(3):
        outbox.put(make_alert(number))
    receiver = Receiver(lambda c, a: either(c.name == "team", Gone("410")))
    service = dispatcher(outbox, receiver, clock, TEAM, LEGAL)
    drain(service)
    assert outbox.refusals == {"team": "410"}
    assert receiver.messages == [("legal", (rows_of(outbox, "legal")[0].alert.id,))]


def test_a_channel_disabled_before_a_restart_is_not_chosen_to_tell_of_another(
    outbox: Any, clock: Any, make_alert: Any
) -> None:
    outbox.disable("legal", "410 of last month")
    outbox.put(make_alert(1))
    board = replace(LEGAL, name="board")
    receiver = Receiver(lambda c, a: either(c.name == "team", Gone("410")))
    drain(dispatcher(outbox, receiver, clock, LEGAL, TEAM, board))
    assert len(receiver.received("board")) == 1
    assert rows_of(outbox, "legal") == []


def test_a_receiver_that_asks_for_silence_gets_it(outbox: Any, clock: Any, make_alert: Any) -> None:
    for number in range(3):
        watch = Watch(f"w/{number}", f"W{number}", "Terms", "https://w.example")
        outbox.put(make_alert(number, watch=watch))
    asked: list[datetime] = []

    def answer(channel: Channel, alerts: Sequence[Alert]) -> Outcome:
        asked.append(clock.now)
        return Failed("429", timedelta(minutes=10)) if len(asked) == 1 else Delivered()

    service = dispatcher(outbox, Receiver(answer), clock, TEAM)
    for _ in range(20):
        drain(service)
        clock.forward(minutes=1)
    assert len(asked) == 4
    assert asked[1] - asked[0] >= timedelta(minutes=10)


def test_silence_noted_by_a_clock_that_was_ahead_does_not_last(
    outbox: Any, clock: Any, make_alert: Any
) -> None:
    for number in range(2):
        watch = Watch(f"w/{number}", f"W{number}", "Terms", "https://w.example")
        outbox.put(make_alert(number, watch=watch))
    receiver = Receiver(lambda c, a: Failed("429", timedelta(minutes=10)))
    service = dispatcher(outbox, receiver, clock, TEAM)
    clock.forward(days=3653)
    assert drain(service).failed == 1
    clock.forward(days=-3653)
    assert drain(service).failed == 1, "the other alert was tried"


def test_a_receiver_that_is_down_is_not_asked_for_each_of_a_thousand_alerts(
    outbox: Any, clock: Any, make_alert: Any
) -> None:
    for number in range(1000):
        watch = Watch(f"w/{number}", f"W{number}", "Terms", "https://w.example")
        outbox.put(make_alert(number, watch=watch))
    assert drain(dispatcher(outbox, Receiver(failing("team")), clock, TEAM)).failed == 3


def test_an_alert_that_breaks_its_sender_does_not_stop_the_others(
    outbox: Any, clock: Any, make_alert: Any
) -> None:
    other = Watch("ostrava/terms", "Ostrava", "Terms", "https://ostrava.example")
    outbox.put(make_alert(1))
    outbox.put(make_alert(2, watch=other))

    def answer(channel: Channel, alerts: Sequence[Alert]) -> Outcome:
        if alerts[0].id == "msg_team_1":
            raise LookupError("no such template")
        return Delivered()

    receiver = Receiver(answer)
    drain(dispatcher(outbox, receiver, clock, TEAM))
    assert receiver.received("team") == ["msg_team_2"]
    assert outbox.rows["msg_team_1"].last_error == "LookupError: no such template"


def test_a_channel_that_left_the_watchlist_keeps_its_alerts_for_a_while(
    outbox: Any, clock: Any, make_alert: Any
) -> None:
    outbox.put(make_alert(1, channel="typo"))
    receiver = Receiver()
    service = dispatcher(outbox, receiver, clock, TEAM)
    drain(service)
    assert outbox.rows["msg_typo_1"].state == "pending"
    service.use({"typo": replace(TEAM, name="typo")})
    clock.forward(minutes=1)
    drain(service)
    assert receiver.received("typo") == ["msg_typo_1"]


async def _slow_and_quick(outbox: Any, clock: Any) -> float:
    gate = asyncio.Event()

    class Slow:
        async def send(self, channel: Channel, alerts: Sequence[Alert]) -> Outcome:
            if channel.name == "team":
                await gate.wait()
            return Delivered()

    service = dispatcher(outbox, Slow(), clock, TEAM, LEGAL)
    loop = asyncio.get_running_loop()
    service.kick()
    started = loop.time()
    while outbox.rows["msg_legal_2"].state != "sent":
        await asyncio.sleep(0)
        service.kick()
    waited = loop.time() - started
    assert outbox.rows["msg_team_1"].state == "leased"
    gate.set()
    await service.close(5)
    return waited


def test_a_channel_that_dribbles_does_not_delay_another(
    outbox: Any, clock: Any, make_alert: Any
) -> None:
    for number in (1, 2):
        outbox.put(make_alert(number, channel="team"))
        outbox.put(make_alert(number, channel="legal"))
    assert asyncio.run(_slow_and_quick(outbox, clock)) < 1


def test_closing_waits_for_what_is_under_way_and_no_longer(
    outbox: Any, clock: Any, make_alert: Any
) -> None:
    outbox.put(make_alert(1))

    class Never:
        async def send(self, channel: Channel, alerts: Sequence[Alert]) -> Outcome:
            await asyncio.Event().wait()
            raise AssertionError

    async def run() -> None:
        service = dispatcher(outbox, Never(), clock, TEAM)
        service.kick()
        await asyncio.sleep(0)
        await service.close(0.01)

    asyncio.run(run())
    assert outbox.rows["msg_team_1"].state == "leased"


def test_a_fault_of_the_store_is_not_swallowed(outbox: Any, clock: Any, make_alert: Any) -> None:
    outbox.put(make_alert(1))

    def broken(alert_id: str, now: datetime) -> None:
        raise OSError("disk full")

    outbox.sent = broken
    with pytest.raises(OSError, match="disk full"):
        drain(dispatcher(outbox, Receiver(), clock, TEAM))


# ------------------------------------------------------------------ digests


def test_a_digest_comes_at_its_time_as_one_message(
    outbox: Any, clock: Any, make_alert: Any
) -> None:
    clock.now = datetime(2026, 6, 1, 7, 0, tzinfo=UTC)  # 09:00 in Paris: today's is gone
    receiver = Receiver()
    service = dispatcher(outbox, receiver, clock, PAPER)
    for number in range(1, 4):
        outbox.put(make_alert(number, channel="paper", at=clock.now))
        drain(service)
        clock.forward(hours=1)
    assert receiver.messages == []
    clock.now = datetime(2026, 6, 2, 6, 0, tzinfo=UTC)
    drain(service)
    assert receiver.messages == [("paper", ("msg_paper_1", "msg_paper_2", "msg_paper_3"))]


def test_a_digest_that_failed_stays_together(outbox: Any, clock: Any, make_alert: Any) -> None:
    for number in (1, 2):
        watch = Watch(f"w/{number}", f"W{number}", "Terms", "https://w.example")
        outbox.put(make_alert(number, watch=watch, channel="paper", at=clock.now))
    answers = iter((FAILED, DELIVERED))
    receiver = Receiver(lambda channel, alerts: next(answers))
    service = dispatcher(outbox, receiver, clock, PAPER)
    drain(service)
    clock.forward(seconds=10)
    drain(service)
    assert receiver.messages == [("paper", ("msg_paper_1", "msg_paper_2"))]


def test_a_webhooks_digest_is_its_alerts_one_by_one(
    outbox: Any, clock: Any, make_alert: Any
) -> None:
    clock.forward(minutes=1)
    for number in (1, 2):
        outbox.put(make_alert(number, at=clock.now))
    receiver = Receiver()
    daily = replace(TEAM, digest="daily 08:00 Europe/Paris")
    service = dispatcher(outbox, receiver, clock, daily)
    drain(service)
    assert receiver.messages == []
    clock.forward(days=1)
    drain(service)
    assert receiver.messages == [("team", ("msg_team_1",)), ("team", ("msg_team_2",))]


def test_a_test_waits_for_no_digest(outbox: Any, clock: Any, make_alert: Any) -> None:
    clock.forward(minutes=1)
    outbox.put(make_alert(1, channel="paper", type_="test", at=clock.now))
    receiver = Receiver()
    drain(dispatcher(outbox, receiver, clock, PAPER))
    assert receiver.received("paper") == ["msg_paper_1"]


def test_a_full_digest_comes_even_where_nothing_changed(outbox: Any, clock: Any) -> None:
    receiver = Receiver()
    full = replace(PAPER, digest_empty=True)
    figures = lambda channel, moment: DigestFigures(42, 1)  # noqa: E731 - a fake in a word
    for _ in range(2):  # a restart does not send it again
        service = dispatcher(outbox, receiver, clock, full, figures=figures)
        drain(service)
        drain(service)
    assert len(receiver.messages) == 1
    (row,) = outbox.rows.values()
    assert row.alert.type == "digest"
    assert json.loads(row.alert.payload)["data"] == {"read": 42, "problems": 1}
    clock.forward(days=1)
    drain(service)
    assert len(receiver.messages) == 2


def test_a_plain_digest_is_silent_where_nothing_changed(outbox: Any, clock: Any) -> None:
    service = dispatcher(
        outbox, Receiver(), clock, PAPER, figures=lambda channel, moment: DigestFigures(42, 1)
    )
    drain(service)
    assert outbox.rows == {}
