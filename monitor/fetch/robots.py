"""What a site's robots.txt says to this reader (RFC 9309).

Choices where the standard leaves one: a robots.txt that is refused, missing or unreadable (4xx but
429, no text at all) forbids nothing; one that cannot be had for the moment (5xx, 429, no connection)
leaves in force what it said last, and where nobody knows forbids everything for the moment, which
the watch says; a rule set is trusted for a day.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

from protego import Protego

from monitor.fetch.abandoned import Stopped
from monitor.model import Page, Trouble

AGENT: Final = "policy-monitor"
"""The product token by which a robots.txt names this reader."""
READ_AT_MOST: Final = 500 * 2**10
"""Bytes of a robots.txt that are heard: what the standard asks for, and no more."""

_AGENT_LINE: Final = re.compile(r"\s*user[- ]?agent\s*:?\s*([^#]*)", re.IGNORECASE)
_RULE_LINE: Final = re.compile(
    r"\s*(?:allow|dis+al+[oa]w|diasllow|crawl[- ]delay)\b", re.IGNORECASE
)


def robots_url(url: str) -> str:
    """Where the robots.txt that speaks for `url` stands."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/robots.txt"


def rules_in(answer: Page | Trouble) -> str:
    """The lines of a robots.txt that concern this reader; empty where it forbids nothing.

    Raises `Stopped` where it cannot be known for the moment.
    """
    if isinstance(answer, Page):
        return concerning(answer.body[:READ_AT_MOST].decode("utf-8", "replace"))
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
    """The groups for this reader and for all, without the hundreds that some sites have for others.

    What is left is small enough to be kept for every host, and cannot hold the pairs of many
    agents with many rules that would take a parser minutes.
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
    """Whether the page may be read."""
    return not rules or Protego.parse(rules).can_fetch(url, AGENT)


def crawl_delay(rules: str) -> float:
    """Seconds that the site wants between two requests; 0 where it names none."""
    if "delay" not in rules.lower():
        return 0.0
    return max(0.0, Protego.parse(rules).crawl_delay(AGENT) or 0.0)
