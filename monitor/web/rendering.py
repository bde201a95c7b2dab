"""Render templates: text is escaped, freed of control characters, and in the reader's language."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache, partial
from typing import Any
from urllib.parse import quote

from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse

from monitor.report.inert import inert
from monitor.report.phrases import (
    COLUMNS,
    PHRASES,
    Language,
    colon,
    day,
    moment,
    phrase,
    trouble_name,
)
from monitor.web.page_words import MONTHS, WORDS, counted, worded
from monitor.web.request_context import RequestContext


def render(
    context: RequestContext, template: str, status: int = 200, **values: Any
) -> HTMLResponse:
    """Render a template; it may use `context`, `now` and the names of `template_words`."""
    environment = templates()
    text = environment.get_template(template).render(
        **template_words(context.language), context=context, now=context.now, **values
    )
    return HTMLResponse(text, status)


def template_words(language: Language) -> dict[str, Any]:
    """Return the words and formats that templates use, in one language."""
    return {
        "language": language,
        "colon": colon(language),
        "t": partial(_said, language),
        "count": partial(_counted, language),
        "moment": partial(_moment, language),
        "day": partial(_day, language),
        "brief": partial(_brief, language),
        "month": partial(_month, language),
        "trouble": partial(_trouble, language),
    }


@cache
def templates() -> Environment:
    """Return the environment of the page's templates; the report's templates are below `report/`."""
    loader = ChoiceLoader([
        PackageLoader("monitor.web"),
        PrefixLoader({"report": PackageLoader("monitor.report")}),
    ])  # fmt: skip
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, finalize=_finalize,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.filters["web"] = _web
    environment.filters["place"] = place
    environment.filters["iso"] = _iso
    return environment


def place(watch: str) -> str:
    """Return the path of a watch's page: `/watch/ostenz/terms`."""
    return f"/watch/{quote(watch)}"


def _finalize(value: object) -> object:
    if isinstance(value, str) and not isinstance(value, Markup):
        if value.isascii() and value.isprintable():
            return value  # fast path for most text: nothing to escape here
        return inert(value)
    return value


def _web(url: str) -> str:
    """Return an http(s) URL unchanged, and "" for any other scheme, such as `javascript:`."""
    return url if url.lower().startswith(("http://", "https://")) else ""


def _iso(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _said(language: Language, key: str, **values: str | int) -> str:
    if key in WORDS:
        return worded(key, language, **values)
    assert key in PHRASES, key
    return phrase(key, language, **values)


def _counted(language: Language, key: str, number: int) -> str:
    return counted(key, number, language)


def _moment(language: Language, at: datetime | None) -> str:
    return moment(at, language) if at else ""


def _day(language: Language, at: datetime | None) -> str:
    return day(at, language) if at else ""


def _month(language: Language, at: date) -> str:
    return MONTHS[at.month - 1][COLUMNS.index(language)]


def _brief(language: Language, at: datetime) -> str:
    at = at.astimezone(UTC)
    return f"{at.day} {_month(language, at)} {at.year}"


def _trouble(language: Language, kind: str) -> str:
    return trouble_name(kind, language)
