"""The keys of a watchlist, as data: what TOML must hold there and how the value is checked.

A new key is a row here and a field of the value it fills.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final, Literal

from monitor.watchlist import checks
from monitor.watchlist.durations import parse_duration

Form = Literal["text", "texts", "text or texts", "whole number", "true or false"]


def _as_it_is(value: Any) -> Any:
    return value


@dataclass(frozen=True, slots=True)
class Key:
    """One key: the form of its value, and the check of the value or of each of its texts."""

    form: Form
    check: Callable[[Any], Any] = _as_it_is
    secret: bool = False
    """Whether `${env:X}` and `${file:X}` stand for it."""
    needed: bool = False
    fills: str = ""
    """The field it fills, where that is not its own name."""


MONITOR: Final[Mapping[str, Key]] = {
    "snapshots": Key("text", checks.name),
    "contact": Key("text", checks.contact),
    "every": Key("text", checks.at_least(timedelta(seconds=1))),
    "confirm": Key("text", parse_duration),
    "problem_readings": Key("whole number", checks.between(1, 100)),
    "problem_after": Key("text", parse_duration),
    "stale_after": Key("text", checks.at_least(timedelta(hours=1))),
    "host_delay": Key("text", parse_duration),
    "concurrency": Key("whole number", checks.between(1, 64)),
    "feeds": Key("true or false"),
}

PATIENCE: Final = ("confirm", "problem_readings", "problem_after", "stale_after")
"""The keys of `[monitor]` that are waiting times of `Patience`."""

NETWORK: Final[Mapping[str, Key]] = {"allow": Key("texts", checks.address_range)}

WEB: Final[Mapping[str, Key]] = {
    "listen": Key("text", checks.listen_address),
    "off": Key("true or false"),
    "password_hash": Key("text", secret=True),
    "user_header": Key("text", checks.header_name),
    "hosts": Key("texts", checks.name),
}

CHANNEL: Final[Mapping[str, Key]] = {
    "webhook": Key("text", checks.web_address, secret=True),
    "secret": Key("text or texts", checks.signing_key, secret=True, fills="secrets"),
    "email": Key("text or texts", checks.mail_address),
    "from": Key("text", checks.mail_address, fills="sender"),
    "smtp": Key("text", checks.mail_server, secret=True),
    "password": Key("text", secret=True),
    "chat": Key("text or texts", secret=True),
    "at_least": Key("text", checks.one_of("low", "medium", "high")),
    "language": Key("text", checks.one_of("en", "fr")),
    "digest": Key("text", checks.digest_time),
    "digest_empty": Key("true or false"),
}

WATCH: Final[Mapping[str, Key]] = {
    "company": Key("text", checks.name, needed=True),
    "document": Key("text", checks.name, needed=True),
    "url": Key("text", checks.web_address, needed=True),
    "every": Key("text", checks.at_least(timedelta(seconds=1))),
    "language": Key("text", checks.language),
    "keep": Key("text", checks.selector),
    "drop": Key("text or texts", checks.selector),
    "section": Key("text", checks.name),
    "channels": Key("text or texts"),
    "paused": Key("true or false"),
    "respect_robots": Key("true or false"),
    "render": Key("true or false"),
}

TOP: Final = ("monitor", "network", "web", "channel", "watch")
