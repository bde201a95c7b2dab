"""Who sent a request, as the connection shows it and a trusted proxy tells it.

The peer of the connection decides alone whether `X-Forwarded-For`, `X-Forwarded-Proto` and the header
of the user are believed: anybody can write them. A proxy may append a line of its own below the
client's, so all lines of a header count, and of a list the last value, which the proxy wrote.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from starlette.datastructures import Headers
from starlette.requests import Request

from monitor.config.listen_checks import SOCKET
from monitor.web.access_rules import AccessRules

LONGEST_USER: Final = 200


@dataclass(frozen=True, slots=True)
class Visitor:
    """The sender of one request."""

    address: str
    """Of the client; behind a trusted proxy, as the proxy tells it."""
    https: bool
    """Whether the browser uses HTTPS: a trusted proxy says so."""
    user: str
    """The user whom a trusted proxy names; "" without one."""


def visitor_of(request: Request, rules: AccessRules) -> Visitor:
    """Return the sender of a request."""
    peer = request.client.host if request.client else SOCKET
    address = rules.client(peer, forwarded_for(request.headers))
    if not rules.trusts(peer):
        return Visitor(address, https=False, user="")
    scheme = ",".join(request.headers.getlist("x-forwarded-proto")).rpartition(",")[2]
    return Visitor(address, scheme.strip().lower() == "https", _user(request, rules))


def forwarded_for(headers: Headers) -> str:
    """Return the addresses of `X-Forwarded-For`, the one that the last proxy wrote last."""
    return ",".join(headers.getlist("x-forwarded-for"))


def _user(request: Request, rules: AccessRules) -> str:
    """Return the user in the proxy's header; "" for several lines: one of them is the client's."""
    lines = request.headers.getlist(rules.user_header) if rules.user_header else []
    return lines[0].strip()[:LONGEST_USER] if len(lines) == 1 else ""
