"""Check and compare URLs before any name is resolved."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import SplitResult, urljoin, urlsplit

DEFAULT_PORTS: Final = {"http": 80, "https": 443}
_UNSAFE: Final = re.compile(r"[\x00-\x20\\\x7f]")


def refused_url(url: str) -> str | None:
    """Return why this URL is refused, as half a sentence; None if it is accepted.

    Accepted are http and https without user name or password. Backslashes, spaces and control
    characters are refused, because parsers disagree on them.
    """
    if _UNSAFE.search(url):
        return "it holds a space, a control character or a backslash"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as fault:
        return str(fault)
    return _refused_parts(parts, port)


def _refused_parts(parts: SplitResult, port: int | None) -> str | None:
    if parts.scheme not in DEFAULT_PORTS:
        return "only http and https are read"
    if "@" in parts.netloc:
        return "it holds a user name or password"
    if not parts.hostname or port == 0:
        return "it names no host"
    return None


def host_of(url: str) -> str:
    """Return the host's name, as shown to people."""
    return urlsplit(url).hostname or ""


def origin_of(url: str) -> tuple[str, str, int]:
    """Return scheme, host and port: cookies pass only between equal origins."""
    parts = urlsplit(url)
    return parts.scheme, parts.hostname or "", parts.port or DEFAULT_PORTS.get(parts.scheme, 0)


def followed(url: str, location: str) -> str:
    """Return the target of a redirect from `url`; an http target of an https page becomes https."""
    target = urljoin(url, location.strip().replace(" ", "%20"))
    if url.startswith("https:") and target.startswith("http:"):
        return "https:" + target.removeprefix("http:").replace(":80/", "/", 1)
    return target


def same_page(one: str, other: str) -> bool:
    """Return whether two addresses are equal but for the part after `#`."""
    return one.partition("#")[0] == other.partition("#")[0]


def authority_of(url: str) -> str:
    """Return the host as politeness counts hosts: with its port unless that is the default."""
    scheme, host, port = origin_of(url)
    return host if port == DEFAULT_PORTS.get(scheme) else f"{host}:{port}"
