"""Redlines as one self-contained HTML file: no script, nothing loaded from elsewhere."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from functools import cache, partial
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from markupsafe import Markup

from monitor.decide.memory import VersionRef
from monitor.model import Report
from monitor.report.inert import inert, one_line
from monitor.report.message import About, Changed, Problem, Recovered
from monitor.report.phrases import Language, colon, counted, phrase
from monitor.report.view import WHOLE, section

if TYPE_CHECKING:
    from jinja2 import Template


def redline_page(
    report: Report,
    about: About,
    before: VersionRef,
    after: VersionRef,
    *,
    language: Language = "en",
) -> str:
    """Return the whole redline of two versions as one self-contained page."""
    return page((Changed(about, after.captured_at, before, after, report),), language)


def page(messages: Sequence[Changed | Problem | Recovered], language: Language) -> str:
    """Return one self-contained page of one or more messages, without shortening."""
    sections = tuple(
        section(message, number, language, WHOLE) for number, message in enumerate(messages, 1)
    )
    first = sections[0].about
    return template("page.html.j2").render(
        **template_globals(language),
        sections=sections,
        title=one_line(phrase("title", language, company=first.company, document=first.document)),
        style=_style(),
        style_hash=_hash(_style()),
    )


def template_globals(language: Language) -> dict[str, Any]:
    """Return the template variables of a language: `t(key)`, `counted(key, n)`, `colon`, `language`."""
    return {
        "language": language,
        "colon": colon(language),
        "t": partial(_phrase, language),
        "counted": partial(_counted, language),
    }


@cache
def template(name: str) -> Template:
    """Return a template of this package; its values are escaped and made inert."""
    from jinja2 import (
        Environment,
        PackageLoader,
        StrictUndefined,
    )  # loaded where something is rendered: on most days nothing is

    environment = Environment(
        loader=PackageLoader("monitor.report"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["web"] = _web
    return environment.get_template(name)


def _finalize(value: object) -> object:
    if isinstance(value, str) and not isinstance(value, Markup):
        return inert(value)
    return value


def _phrase(language: Language, key: str, **values: str | int) -> str:
    return phrase(key, language, **values)


def _counted(language: Language, key: str, number: int) -> str:
    return counted(key, number, language)


def _web(url: str) -> str:
    """Return the URL if it is http or https, else an empty text: no `javascript:` link is shown."""
    try:
        scheme = urlsplit(url).scheme
    except ValueError:
        return ""
    return url if scheme in ("http", "https") else ""


@cache
def _style() -> Markup:
    from jinja2 import Environment, PackageLoader

    source, _, _ = PackageLoader("monitor.report").get_source(Environment(), "page.css")  # noqa: S701 - only finds the file
    return Markup(source)  # noqa: S704 - the package's own style sheet


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(sha256(text.encode()).digest()).decode()
