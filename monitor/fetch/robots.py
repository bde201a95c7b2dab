"""What a site's robots.txt allows this reader (RFC 9309).

Where the standard leaves a choice:
- A robots.txt that is refused, missing or unreadable (4xx but 429, no text) forbids nothing.
- One that is temporarily unavailable (5xx, 429, no connection) leaves the last known rules in
  force. Without known rules everything is forbidden for now, and the watch reports it.
- Rules are cached for a day.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

from protego import Protego

from monitor.fetch.abandoned import Stopped
from monitor.model import Page, Trouble

AGENT: Final = "policy-monitor"
"""The product token of this reader in a robots.txt."""
MAX_BYTES: Final = 500 * 2**10
"""Bytes of a robots.txt that are parsed: the minimum that the standard requires."""

_AGENT_LINE: Final = re.compile(r"\s*user[- ]?agent\s*:?\s*([^#]*)", re.IGNORECASE)
_RULE_LINE: Final = re.compile(
    r"\s*(?:allow|dis+al+[oa]w|diasllow|crawl[- ]delay)\b", re.IGNORECASE
)


def robots_url(url: str) -> str:
    """Return the address of the robots.txt that applies to `url`."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/robots.txt"


def rules_in(answer: Page | Trouble) -> str:
    """Return the lines of a robots.txt that concern this reader; "" if it forbids nothing.

    Raises `Stopped` if the file is temporarily unavailable.
    """
    if isinstance(answer, Page):
        return concerning(answer.body[:MAX_BYTES].decode("utf-8", "replace"))
    if _says_nothing(answer):
        return ""
    if answer.status is None:
        raise Stopped.at(answer)
    raise Stopped(
        "robots",
        f"robots.txt cannot be read ({answer.status}), which asks readers to stay away; "
        "it is read again later, and `respect_robots = false` reads the page all the same.",
        status=answer.status,
        retry_after=answer.retry_after,
    )


def _says_nothing(trouble: Trouble) -> bool:
    if trouble.status is not None:
        return 300 <= trouble.status < 500 and trouble.status != 429
    return trouble.kind in ("too large", "unreadable")


def concerning(text: str) -> str:
    """Return the groups for this reader and for all readers; drop those for others.

    Some sites list hundreds of others. The rest is small enough to cache per host, and cannot pair
    many agents with many rules, which would take a parser minutes.
    """
    kept: list[str] = []
    group: list[str] = []
    naming = False
    for line in text.lstrip("\ufeff").splitlines():
        agent = _AGENT_LINE.match(line)
        if agent:
            group = group if naming else []
            naming = True
            if _is_ours(agent[1]):
                group.append(f"user-agent: {agent[1].strip()}")
        elif _RULE_LINE.match(line):
            if naming:
                kept += group
            naming = False
            if group:
                kept.append(line.partition("#")[0].strip())
    return "\n".join(kept)


def _is_ours(agent: str) -> bool:
    return agent.strip().strip("*").lower() in ("", AGENT)


def permits(rules: str, url: str) -> bool:
    """Return whether the rules allow the page."""
    return not rules or Protego.parse(rules).can_fetch(url, AGENT)


def crawl_delay(rules: str) -> float:
    """Return the seconds that the rules ask for between two requests; 0 if they name none."""
    if "delay" not in rules.lower():
        return 0.0
    return max(0.0, Protego.parse(rules).crawl_delay(AGENT) or 0.0)
