"""Checks of web and mail addresses; see `monitor.config.checks` for how a check reports a fault."""

from __future__ import annotations

import re
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import Final
from urllib.parse import SplitResult, urlsplit

LONGEST_MAIL_ADDRESS: Final = 200
LONGEST_URL: Final = 2000
"""Both in characters."""

_MAIL_ADDRESS: Final = re.compile(
    r"[^\s@<>,;:\"()\[\]\\]+@[^\s@<>,;:\"()\[\]\\]+\.[^\s@.]+|[\w.+-]+@localhost"
)


def web_address(url: str) -> str:
    """Check an absolute http or https URL without user name and password."""
    parts = split_url(url)
    if parts.scheme not in ("http", "https"):
        raise ValueError(f"{url!r} must begin with https:// or http://")
    if not parts.hostname:
        raise ValueError(f"{url!r} names no host")
    if parts.username is not None or parts.password is not None:
        raise ValueError("must not hold a user name or password")
    return url


def address_range(text: str) -> IPv4Network | IPv6Network:
    """Read an address or a range of addresses: `127.0.0.1`, `10.20.0.0/16`, `::1`."""
    try:
        return ip_network(text)
    except ValueError as error:
        raise ValueError(f"{error}; write an address or a range such as 10.20.0.0/16") from None


def mail_address(text: str) -> str:
    """Check one bare mail address: no display name, no list."""
    if not _MAIL_ADDRESS.fullmatch(text) or len(text) > LONGEST_MAIL_ADDRESS:
        raise ValueError(f"{text!r} is no mail address; write one such as legal@example.org")
    return text


def contact(text: str) -> str:
    """Check how sites reach the operator: a `mailto:` or web address."""
    if text.startswith("mailto:"):
        mail_address(text.removeprefix("mailto:"))
        return text
    return web_address(text)


def split_url(url: str) -> SplitResult:
    """Split a URL; refuse one that is too long, or holds a blank, backslash or control character."""
    if len(url) > LONGEST_URL:
        raise ValueError(f"is longer than {LONGEST_URL} characters")
    if re.search(r"[\s\\\x00-\x20\x7f]", url):
        raise ValueError(f"{url!r} holds a blank, backslash or control character")
    try:
        parts = urlsplit(url)
        _ = parts.port, parts.hostname  # both are parsed, and may raise, only when asked for
    except ValueError as error:
        raise ValueError(f"{url!r} is no address: {error}") from None
    return parts
