"""Translate an HTTP status other than success to a trouble that says what to do."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Final

from monitor.model import Trouble, TroubleKind

REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
PERMANENT: Final = frozenset({301, 308})

MEANINGS: Final[Mapping[int, tuple[TroubleKind, str]]] = {
    202: ("wall", "without a page, as bot walls do; open it in a browser"),
    206: (
        "half a page",
        "only a part of the page, though all of it was requested; it is read again later",
    ),
    401: ("refused", "it wants a login; watch a public address of this document"),
    403: (
        "refused",
        "it refuses this reader; set `contact`, ask the site, or watch another copy",
    ),
    404: ("gone", "no such page; look for the document's new address and change `url`"),
    407: ("refused", "a proxy wants a login"),
    410: ("gone", "the page was removed for good; look for its new address and change `url`"),
    429: ("refused", "too many requests; a longer `every` helps if this continues"),
    451: ("refused", "the page is withheld for legal reasons where this reader runs"),
    503: ("unreachable", "it is temporarily unavailable; it is read again later"),
}
SERVER_FAULT: Final[tuple[TroubleKind, str]] = (
    "unreachable",
    "an error on its side; it is read again later",
)
UNEXPECTED: Final[tuple[TroubleKind, str]] = (
    "unreachable",
    "a status that no page has; open the address in a browser",
)


def trouble_of(status: int, headers: Mapping[str, str], now: datetime, most: timedelta) -> Trouble:
    """Return the trouble of a response without a page; `headers` has lower-case names."""
    kind, words = MEANINGS.get(status) or (SERVER_FAULT if status >= 500 else UNEXPECTED)
    return Trouble(
        kind,
        f"The server answered {_named(status)}: {words}.",
        status=status,
        retry_after=retry_after(headers.get("retry-after"), now, most),
    )


def _named(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def retry_after(text: str | None, now: datetime, most: timedelta) -> timedelta | None:
    """Parse a Retry-After header (RFC 9110, 10.2.3), seconds or a date; return at most `most`.

    None if it is missing, invalid or in the past.
    """
    if text is None:
        return None
    wait = _wait(text.strip(), now)
    if wait is None or wait <= timedelta(0):
        return None
    return min(wait, most)


def _wait(text: str, now: datetime) -> timedelta | None:
    if text.isascii() and text.isdigit():
        return timedelta(seconds=min(int(text[:12]), 10**9))
    try:
        date = parsedate_to_datetime(text)
    except ValueError:
        return None
    return (date if date.tzinfo else date.replace(tzinfo=UTC)) - now
