"""Delivery tells of its own failures once a day, and of a digest once."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from monitor.deliver.channels.webhook import WebhookTarget
from monitor.deliver.digest_figures import DigestFigures
from monitor.deliver.notices import figures, is_notice, undelivered
from monitor.model import Channel

LEGAL = Channel("legal", "webhook", WebhookTarget(), language="fr")


def test_a_failing_channel_is_told_of_once_a_day_in_the_readers_language(
    clock: Any, make_alert: Any
) -> None:
    alert = make_alert(1)
    first = undelivered(alert, "410", LEGAL, clock.now)
    assert first.id == undelivered(make_alert(2), "500", LEGAL, clock.now).id
    assert first.id != undelivered(alert, "410", LEGAL, clock.now + timedelta(days=1)).id
    told = json.loads(first.payload)["data"]
    assert (first.channel, first.watch, told["company"]) == ("legal", alert.watch, "Marbeck")
    assert told["problem"]["detail"].startswith(
        "Le canal « team » ne reçoit plus ses alertes : 410"
    )


def test_only_a_notice_is_one(clock: Any, make_alert: Any) -> None:
    assert is_notice(undelivered(make_alert(1), "410", LEGAL, clock.now))
    assert not is_notice(make_alert(1))
    assert not is_notice(make_alert(1, type_="policy.problem"))


def test_the_figures_of_one_digest_have_one_id(clock: Any) -> None:
    first = figures(LEGAL, clock.now, DigestFigures(42, 1))
    again = figures(LEGAL, clock.now, DigestFigures(43, 0))
    later = figures(LEGAL, clock.now + timedelta(days=1), DigestFigures(42, 1))
    assert first.id == again.id != later.id
    assert json.loads(first.payload)["data"] == {"read": 42, "problems": 1}
