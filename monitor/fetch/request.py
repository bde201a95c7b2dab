"""Request headers: who asks, in which language, and which formats can be read."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from monitor.extract.formats.registry import accept_header


def user_agent(contact: str | None) -> str:
    """Return name and contact: `policy-monitor/1.0 (+mailto:you@example.org)`."""
    return f"policy-monitor/{_release()}" + (f" (+{contact})" if contact else "")


@cache  # reads the disk
def _release() -> str:
    try:
        return version("policy-monitor")
    except PackageNotFoundError:
        return "0"


def watch_headers(contact: str | None, language: str | None) -> tuple[tuple[str, str], ...]:
    """Return the headers of a request for a page."""
    headers = [
        ("User-Agent", user_agent(contact)),
        ("Accept", accept_header()),
        ("Accept-Encoding", "gzip"),
    ]
    if language:
        headers.append(("Accept-Language", f"{language},*;q=0.1"))
    return tuple(headers)


def robots_headers(contact: str | None) -> tuple[tuple[str, str], ...]:
    """Return the headers of a request for a robots.txt."""
    return (
        ("User-Agent", user_agent(contact)),
        ("Accept", "text/plain,*/*;q=0.5"),
        ("Accept-Encoding", "gzip"),
    )


def post_headers(contact: str | None, headers: Mapping[str, str]) -> dict[str, str]:
    """Return the headers of a delivery; the caller's override ours."""
    ours = {"User-Agent": user_agent(contact), "Accept-Encoding": "identity"}
    return ours | dict(headers)
