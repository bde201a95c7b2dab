"""Read the fields of a posted form, and check that this site's own page sent it."""

from __future__ import annotations

from typing import Final
from urllib.parse import parse_qsl, urlsplit

from starlette.requests import ClientDisconnect, Request

LONGEST_FORM: Final = 64 * 1024
MOST_FIELDS: Final = 50


def is_same_origin(request: Request, https: bool) -> bool:
    """Return whether `Origin`, or else `Referer`, names the host that the request was sent to.

    Over HTTPS the scheme must fit as well: anybody on the way can forge a page of plain HTTP.
    """
    source = request.headers.get("origin") or request.headers.get("referer") or ""
    try:
        parts = urlsplit(source)
    except ValueError:
        return False
    fits = parts.scheme == "https" or not https
    return fits and parts.netloc.lower() == request.headers.get("host", "").lower() != ""


async def read_form(request: Request) -> dict[str, str] | None:
    """Return the URL-encoded fields; None if there are too many, or the peer went before the end."""
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > LONGEST_FORM:
                return None
    except ClientDisconnect:
        return None
    text = body.decode("utf-8", "replace")
    try:
        return dict(parse_qsl(text, keep_blank_values=True, max_num_fields=MOST_FIELDS))
    except ValueError:
        return None
