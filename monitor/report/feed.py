"""Events as an Atom feed (RFC 4287), with the content that mail and page show.

Ids are computed from the event, so that a reader shows no entry twice when a feed is rebuilt. Words
of pages are HTML, escaped once more for XML; characters that XML forbids are dropped.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from uuid import UUID, uuid5
from xml.etree import ElementTree

from monitor.decide.step import Event
from monitor.report import payload
from monitor.report.html import template, template_globals
from monitor.report.inert import one_line
from monitor.report.message import About, Changed, Problem, Recovered, problem_of, recovered_of
from monitor.report.phrases import Language
from monitor.report.view import DisplayBudget, section

ATOM: Final = "http://www.w3.org/2005/Atom"
MEDIA_TYPE: Final = "application/atom+xml"
ROOM: Final = DisplayBudget(characters=8_000, changes=20)
"""The share of an event that one entry shows."""

_NAMESPACE: Final = UUID("0d9c1c1e-5d0f-5a4e-9d0b-4f9b3a0f7c11")
_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BEGINNING: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Subject:
    """The watches that a feed covers, and its links."""

    id: str
    """Empty for all watches, a company's slug, or a watch's id."""
    title: str
    page: str = ""
    """The web page beside the feed; empty: no link."""
    itself: str = ""
    """The URL or file name of the feed itself."""


@dataclass(frozen=True, slots=True)
class Item:
    """One event and its watch."""

    event: Event
    about: About
    page: str = ""
    """The web page of the entry; empty: the document itself."""


def feed(subject: Subject, items: Sequence[Item], *, language: Language = "en") -> bytes:
    """Return the feed as UTF-8 XML, entries in the order of the items; skip events of type `test`."""
    root = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": language})
    _add(root, "id", _urn("feed", subject.id))
    _add(root, "title", one_line(subject.title))
    newest = max((item.event.at for item in items), default=_BEGINNING)
    _add(root, "updated", payload.instant(newest))
    _add(_add(root, "author"), "name", "policy-monitor")
    _add(root, "generator", "policy-monitor")
    if subject.itself:
        _add(root, "link", rel="self", type=MEDIA_TYPE, href=subject.itself)
    if subject.page:
        _add(root, "link", rel="alternate", type="text/html", href=subject.page)
    for item in items:
        if item.event.type != "test":
            _entry(root, item, language)
    text: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return text


def _entry(root: ElementTree.Element, item: Item, language: Language) -> None:
    event, about = item.event, item.about
    shown = section(_message(event, about, language), 1, language, ROOM)
    entry = _add(root, "entry")
    named = (about.watch, str(event.number), event.type, event.old_sha256, event.new_sha256)
    _add(entry, "id", _urn("event", *named))
    _add(entry, "title", one_line(f"{about.company}, {about.document}: {shown.summary}"))
    _add(entry, "updated", payload.instant(event.at))
    _add(entry, "published", payload.instant(event.at))
    _add(entry, "category", term=shown.tone, label=shown.badge)
    page = item.page or about.url
    if page.startswith(("https://", "http://")):
        _add(entry, "link", rel="alternate", type="text/html", href=page)
    html = template("feed.html.j2").render(**template_globals(language), section=shown)
    _add(entry, "content", html, type="html")


def _message(event: Event, about: About, language: Language) -> Changed | Problem | Recovered:
    """Return the event as a message; a report is shown as it was decided, without a new comparison."""
    if event.report and event.before and event.after:
        return Changed(about, event.at, event.before, event.after, event.report)
    assert event.problem
    tell = recovered_of if event.type == "policy.recovered" else problem_of
    return tell(about, event.problem, event.at, language)


def _urn(*parts: str) -> str:
    return uuid5(_NAMESPACE, "\x00".join(parts)).urn


def _add(
    parent: ElementTree.Element, name: str, text: str | None = None, **attributes: str
) -> ElementTree.Element:
    clean = {key: _NOT_XML.sub("", value) for key, value in attributes.items()}
    child = ElementTree.SubElement(parent, name, clean)
    child.text = None if text is None else _NOT_XML.sub("", text)
    return child
