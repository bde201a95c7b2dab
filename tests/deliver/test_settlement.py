"""What became of an attempt is kept: sent, put off, given up, or the channel disabled."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from monitor.deliver.channels.webhook import WebhookTarget
from monitor.deliver.outcome import Delivered, Failed, Gone, Outcome
from monitor.deliver.retry import SCHEDULE
from monitor.deliver.settlement import Settlement, Tally
from monitor.model import Channel, Delivery
from monitor.store.in_memory_outbox import InMemoryOutbox, WaitingAlert

CHANNELS = {name: Channel(name, "webhook", WebhookTarget()) for name in ("team", "legal")}


@pytest.fixture
def settle(outbox: Any, clock: Any, make_alert: Any) -> Any:
    """Settles two alerts of `team`, tried so many times before."""

    def settle(outcome: Outcome, attempts: int = 0) -> Tally:
        alerts = [make_alert(number) for number in (1, 2)]
        for alert in alerts:
            outbox.put(alert)
        tally = Tally()
        group = tuple(Delivery(alert, attempts) for alert in alerts)
        Settlement(outbox, clock).settle(group, outcome, CHANNELS, tally)
        return tally

    return settle


def rows_of(outbox: InMemoryOutbox, channel: str) -> list[WaitingAlert]:
    return [row for row in outbox.rows.values() if row.alert.channel == channel]


def states(outbox: Any) -> list[str]:
    return [row.state for row in rows_of(outbox, "team")]


def test_what_was_delivered_is_sent(settle: Any, outbox: Any) -> None:
    assert settle(Delivered("one address was refused")) == Tally(sent=2)
    assert states(outbox) == ["sent", "sent"]


def test_what_failed_comes_back_at_one_time(settle: Any, outbox: Any, clock: Any) -> None:
    assert settle(Failed("down", timedelta(hours=1))) == Tally(failed=2)
    due = {row.next_try for row in rows_of(outbox, "team")}
    assert due == {clock.now + timedelta(hours=1)}
    assert rows_of(outbox, "legal") == []


def test_past_the_last_attempt_it_is_given_up_and_the_operator_told(
    settle: Any, outbox: Any
) -> None:
    assert settle(Failed("down"), attempts=len(SCHEDULE)) == Tally(dead=2)
    assert states(outbox) == ["dead", "dead"]
    assert len(rows_of(outbox, "legal")) == 1


def test_a_receiver_that_is_gone_disables_its_channel(settle: Any, outbox: Any) -> None:
    assert settle(Gone("410")) == Tally(dead=2)
    assert outbox.refusals == {"team": "410"}
    assert len(rows_of(outbox, "legal")) == 1
