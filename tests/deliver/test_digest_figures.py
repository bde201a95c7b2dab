"""A digest says how many policies were read since the last one, and how many could not be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from monitor.decide.memory import Problem
from monitor.deliver.channels.mail import MailTarget
from monitor.deliver.digest_figures import DigestFigures, figures_for, served_by
from monitor.model import Channel, Watch

MOMENT = datetime(2026, 1, 5, 7, tzinfo=UTC)  # eight in Paris
DAILY = Channel("legal", "email", MailTarget(("a@example.org",)), digest="daily 08:00 Europe/Paris")


@dataclass(frozen=True)
class Known:
    watch: str
    last_read: datetime | None
    problem: Problem | None = None


def watch(name: str, *channels: str) -> Watch:
    return Watch(name, name, "Privacy", f"https://{name}.example/", channels=channels)


def test_only_what_was_read_since_the_last_digest_counts():
    known = [
        Known("a", MOMENT - timedelta(hours=23)),
        Known("b", MOMENT - timedelta(hours=25)),
        Known("c", None, Problem("wall", "a bot wall", MOMENT)),
        Known("not mine", MOMENT, Problem("gone", "404", MOMENT)),
    ]
    watches = (watch("a"), watch("b"), watch("c"), watch("not mine", "team"))
    assert figures_for(DAILY, MOMENT, lambda: known, watches) == DigestFigures(1, 1)


def test_a_channel_named_by_no_watch_serves_those_that_name_none():
    watches = (watch("a"), watch("b", "team"), watch("c", "legal"))
    assert served_by(replace(DAILY, name="team"), watches) == {"b"}
    assert served_by(replace(DAILY, name="all"), watches) == {"a"}
