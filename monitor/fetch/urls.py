"""Which addresses a person or a redirect may name, before any name is resolved."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import SplitResult, urljoin, urlsplit

DEFAULT_PORTS: Final = {"http": 80, "https": 443}
_UNSAFE: Final = re.compile(r"[\x00-\x20\\\x7f]")


def refused_url(url: str) -> str | None:
    """Why this is no address to fetch, as half a sentence, or None where it is one.

    Only http and https; no user name or password, no backslash, space or control character, on
    which parsers disagree.
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
    """The host's name, for a person."""
    return urlsplit(url).hostname or ""


def origin_of(url: str) -> tuple[str, str, int]:
    """Scheme, host and port: what two addresses share where credentials may pass between them."""
    parts = urlsplit(url)
    return parts.scheme, parts.hostname or "", parts.port or DEFAULT_PORTS.get(parts.scheme, 0)


def followed(url: str, location: str) -> str:
    """Where a redirect from `url` leads; never from https down to http: the same page is asked by TLS."""
    target = urljoin(url, location.strip().replace(" ", "%20"))
    if url.startswith("https:") and target.startswith("http:"):
        return "https:" + target.removeprefix("http:").replace(":80/", "/", 1)
    return target


def same_page(one: str, other: str) -> bool:
    """Whether two addresses differ by no more than the part after `#`."""
    return one.partition("#")[0] == other.partition("#")[0]


def authority_of(url: str) -> str:
    """The host that is asked, as politeness counts hosts: its name, with the port if it is unusual."""
    scheme, host, port = origin_of(url)
    return host if port == DEFAULT_PORTS.get(scheme) else f"{host}:{port}"
