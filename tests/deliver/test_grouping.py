"""Alerts go out at once, or together when their digest is due."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from monitor.deliver.channels.mail import MailTarget
from monitor.deliver.channels.webhook import WebhookTarget
from monitor.deliver.grouping import LATE, full_digest, grouped
from monitor.model import Channel, Delivery

EIGHT = datetime(2026, 6, 2, 6, 0, tzinfo=UTC)  # eight in Paris
PAPER = Channel("paper", "email", MailTarget(("a@example.org",)), digest="daily 08:00 Europe/Paris")
HOOK = replace(PAPER, type="webhook", target=WebhookTarget("https://a.example"))


def ids(groups: Any) -> list[list[str]]:
    return [[delivery.alert.id for delivery in group] for group in groups]


def test_without_a_digest_each_alert_goes_alone(make_alert: Any) -> None:
    due = [Delivery(make_alert(n)) for n in (1, 2)]
    groups, held = grouped(replace(PAPER, digest=None), due, EIGHT)
    assert (ids(groups), held) == ([["msg_team_1"], ["msg_team_2"]], ())


def test_before_its_time_a_digest_holds_all_but_tests(make_alert: Any) -> None:
    now = EIGHT - timedelta(hours=1)
    due = [Delivery(make_alert(1, at=now)), Delivery(make_alert(2, type_="test", at=now))]
    groups, held = grouped(PAPER, due, now)
    assert ids(groups) == [["msg_team_2"]]
    assert held == ((EIGHT, ("msg_team_1",)),)


def test_at_its_time_a_digest_is_one_message_where_the_type_can_merge(make_alert: Any) -> None:
    due = [Delivery(make_alert(n, at=EIGHT - timedelta(hours=1))) for n in (1, 2)]
    assert ids(grouped(PAPER, due, EIGHT)[0]) == [["msg_team_1", "msg_team_2"]]
    assert ids(grouped(HOOK, due, EIGHT)[0]) == [["msg_team_1"], ["msg_team_2"]]


def test_a_full_digest_is_due_for_half_a_day_where_the_type_shows_figures() -> None:
    full = replace(PAPER, digest_empty=True)
    assert full_digest(full, EIGHT + LATE) == EIGHT
    assert full_digest(full, EIGHT + LATE + timedelta(seconds=1)) is None
    assert full_digest(PAPER, EIGHT) is None
    assert full_digest(replace(HOOK, digest_empty=True), EIGHT) is None
