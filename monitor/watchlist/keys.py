"""The keys of the watchlist's tables, as rows: a new key is a row here and a field that it fills.

The keys of one channel type stand in its own file below `monitor.deliver.channels`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from monitor.config import address_checks, checks, listen_checks
from monitor.config.allowances import allowance, allowance_text
from monitor.config.durations import parse_duration
from monitor.config.key import Key


def days_to_keep(days: int) -> timedelta:
    """Check how many days something is kept: no less than a month, so that a slip erases little."""
    return timedelta(days=checks.between(30, 36500)(days))


MONITOR: Final[Mapping[str, Key]] = {
    "snapshots": Key("text", checks.name),
    "contact": Key("text", address_checks.contact),
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
"""The keys of `[monitor]` that fill `Patience`."""

EVIDENCE: Final[Mapping[str, Key]] = {"keys": Key("text", checks.name)}

RETENTION: Final[Mapping[str, Key]] = {
    name: Key("whole number", days_to_keep) for name in ("readings", "raw", "orders")
}

NETWORK_SCOPE: Final[Mapping[str, Key]] = {"allow": Key("texts", allowance)}
"""The keys of `[network.fetch]` and `[network.deliver]`."""

WEB: Final[Mapping[str, Key]] = {
    "listen": Key("text", listen_checks.listen_address),
    "off": Key("true or false"),
    "password_hash": Key("text", secret=True),
    "user_header": Key("text", checks.header_name),
    "trusted_proxies": Key("texts", listen_checks.trusted_proxy),
    "hosts": Key("texts", checks.name),
}


def digest_time(text: str) -> str:
    """Check when digests are sent, and return it as written: `daily 08:00 Europe/Paris`."""
    from monitor.deliver.digest import parse_timetable  # few watchlists have digests

    parse_timetable(text)
    return text


CHANNEL: Final[Mapping[str, Key]] = {
    "at_least": Key("text", checks.one_of("low", "medium", "high")),
    "language": Key("text", checks.one_of("en", "fr")),
    "digest": Key("text", digest_time),
    "digest_empty": Key("true or false"),
}
"""The keys that every channel has, whatever its type."""

WATCH: Final[Mapping[str, Key]] = {
    "company": Key("text", checks.name, needed=True),
    "document": Key("text", checks.name, needed=True),
    "url": Key("text", address_checks.web_address, needed=True),
    "every": Key("text", checks.at_least(timedelta(seconds=1))),
    "language": Key("text", checks.language),
    "keep": Key("text", checks.selector),
    "drop": Key("text or texts", checks.selector),
    "section": Key("text", checks.name),
    "channels": Key("text or texts"),
    "paused": Key("true or false"),
    "respect_robots": Key("true or false"),
    "render": Key("true or false"),
    "allow": Key("texts", allowance_text),
}

TOP: Final = ("monitor", "evidence", "retention", "network", "web", "channel", "watch")
"""The names of the tables."""
