"""The language of a response: `?lang=`, else the cookie, else the browser's `Accept-Language`."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request

from monitor.report.phrases import COLUMNS, Language
from monitor.web.cookies import cookie_name, cookies_in, set_cookie

LANGUAGE_COOKIE: Final = "policy-monitor-language"
A_YEAR_S: Final = 31_536_000
MOST_LANGUAGES: Final = 20
"""Entries of `Accept-Language` to consider."""


def language_of(request: Request, https: bool) -> Language:
    """Return the language to answer in."""
    cookie = _known(cookies_in(request.headers).get(cookie_name(LANGUAGE_COOKIE, https)))
    return _chosen(request) or cookie or preferred(request.headers.get("accept-language", ""))


def language_cookies(request: Request, https: bool) -> list[str]:
    """Return the `Set-Cookie` value that remembers `?lang=`; empty if the request has none."""
    chosen = _chosen(request)
    return [set_cookie(LANGUAGE_COOKIE, chosen, A_YEAR_S, https)] if chosen else []


def preferred(accept_language: str) -> Language:
    """Return the known language of highest weight: `fr-CA,en;q=0.8` → `fr`; without any, English."""
    parts = [
        part.strip().partition(";q=")
        for part in accept_language.lower().split(",")[:MOST_LANGUAGES]
    ]
    weighted = [
        (_weight(weight) - place / 1000, known)
        for place, (name, _, weight) in enumerate(parts)
        if (known := _known(name.partition("-")[0]))
    ]
    return max(weighted, default=(0.0, COLUMNS[0]))[1]


def _chosen(request: Request) -> Language | None:
    return _known(request.query_params.get("lang"))


def _known(name: str | None) -> Language | None:
    return next((language for language in COLUMNS if language == name), None)


def _weight(text: str) -> float:
    try:
        return min(1.0, max(0.0, float(text or "1")))
    except ValueError:
        return 0.0
