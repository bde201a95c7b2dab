"""Any feed reader takes the feeds, shows an event once, and runs nothing of a page's."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from monitor.decide.memory import Problem, VersionRef
from monitor.decide.step import Event
from monitor.model import Change, DateChange, Edit, PrintedDate, Report
from monitor.report.feed import Item, Subject, feed
from monitor.report.message import About

NOW = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)
ATOM = "{http://www.w3.org/2005/Atom}"
ABOUT = About(
    "ostenz/privacy-policy", "Ostenz", "Privacy policy", "https://ostenz.example/p?a=1&b=2"
)
SUBJECT = Subject("", "Policies", itself="all.xml")


def changed(
    words: str = "16 years", number: int = 3, at: datetime = NOW, about: About = ABOUT
) -> Item:
    """An age that fell."""
    change = Change(
        "reworded", "c1", ("Children", words), "You are 18 years or older.", f"You are {words}.",
        severity="high", reasons=("age 18 → 16",),
        wording=(Edit("same", "You are "), Edit("deleted", "18 years"), Edit("inserted", words)),
    )  # fmt: skip
    date = PrintedDate("2025-06", "updated", "Updated: June 2025")
    report = Report((change,), DateChange("unchanged", date, date), f"Children: {words}.")
    before = VersionRef("2026-11-01T00-00-00Z", NOW - timedelta(days=21), date)
    after = VersionRef("2026-11-22T08-30-00Z", at, date)
    event = Event(
        "policy.changed", about.watch, number, at, "a" * 64, "b" * 64, before, after, report
    )
    return Item(event, about)


def troubled(kind: str = "policy.problem", detail: str = "It answers 403.") -> Item:
    problem = Problem("refused", detail, NOW - timedelta(hours=5), 3, told=True)
    return Item(Event(kind, ABOUT.watch, 4, NOW, problem=problem), ABOUT)  # type: ignore[arg-type] # one of the two


def parsed(xml: bytes) -> ElementTree.Element:
    root = ElementTree.fromstring(xml)
    _require_rfc_4287(root)
    return root


def _require_rfc_4287(root: ElementTree.Element) -> None:
    """What RFC 4287 demands of feed and entries (sections 4.1.1 and 4.1.2)."""
    assert root.tag == ATOM + "feed"
    for each in (root, *root.findall(ATOM + "entry")):
        for name in ("id", "title", "updated"):
            (found,) = each.findall(ATOM + name)
            assert found.text
        assert each.findtext(ATOM + "id", "").startswith("urn:uuid:")
        assert datetime.fromisoformat(each.findtext(ATOM + "updated", "")).tzinfo
        alternates = each.findall(f"{ATOM}link[@rel='alternate']")
        assert len({(link.get("type"), link.get("hreflang")) for link in alternates}) == len(
            alternates
        )
    assert root.findtext(f"{ATOM}author/{ATOM}name"), "entries have no author of their own"
    ids = [entry.findtext(ATOM + "id") for entry in root.findall(ATOM + "entry")]
    assert len(set(ids)) == len(ids)


def entry(item: Item) -> ElementTree.Element:
    found = parsed(feed(SUBJECT, (item,))).find(ATOM + "entry")
    assert found is not None
    return found


def test_an_entry_tells_what_changed_as_a_redline():
    told = entry(changed())
    assert told.findtext(ATOM + "title") == "Ostenz, Privacy policy: Children: 16 years."
    content = told.find(ATOM + "content")
    assert content is not None
    assert content.get("type") == "html"
    html = BeautifulSoup(content.text or "", "html.parser")
    assert [e.text for e in html.find_all("del")] == ["18 years"]
    assert [e.text for e in html.find_all("ins")] == ["16 years"]
    assert "age 18 → 16" in html.text
    assert "Silent edit" in html.text
    category, link = told.find(ATOM + "category"), told.find(ATOM + "link")
    assert category is not None
    assert category.get("term") == "high"
    assert link is not None
    assert link.get("href") == ABOUT.url


@pytest.mark.parametrize("kind", ["policy.problem", "policy.recovered"])
def test_problems_and_recoveries_are_entries_too(kind):
    told = entry(troubled(kind))
    assert "refused" in (told.findtext(ATOM + "title") or "")


def test_an_empty_feed_is_a_feed():
    root = parsed(feed(Subject("ostenz", "Ostenz"), ()))
    assert root.findall(ATOM + "entry") == []


def test_an_events_id_is_the_same_in_every_feed_and_at_every_time():
    first = entry(changed()).findtext(ATOM + "id")
    assert feed(SUBJECT, (changed(),)) == feed(SUBJECT, (changed(),))
    other = parsed(feed(Subject("ostenz", "Ostenz"), (troubled(), changed())))
    assert first in [e.findtext(ATOM + "id") for e in other.findall(ATOM + "entry")]
    assert first != entry(changed(number=4)).findtext(ATOM + "id")


def test_feeds_are_told_apart():
    ids = {parsed(feed(Subject(s, "x"), ())).findtext(ATOM + "id") for s in ("", "a", "a/b")}
    assert len(ids) == 3


def test_a_feed_is_as_new_as_its_newest_event():
    old = changed(number=1, at=NOW - timedelta(days=2))
    root = parsed(feed(SUBJECT, (changed(), old)))
    assert root.findtext(ATOM + "updated") == "2026-11-22T08:30:00Z"


HOSTILE = (
    "<script>alert(1)</script>", "]]><script>alert(1)</script>", "&lt;img src=x onerror=alert(1)&gt;",
    '"><svg/onload=alert(1)>', "javascript:alert(1)", "</content></entry>", "<!--", "\x00\x1b[31m\x08",
    "\ud800", "\ufffe\uffff", "\u202egnitset", "{{ 7*7 }}", "&#10;<b>", "<![CDATA[", "<style>*{}</style>",
)  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_a_page_stay_words(words):
    about = About(ABOUT.watch, words, words, ABOUT.url)
    for item in (changed(words, about=about), troubled(detail=words)):
        told = entry(item)
        html = BeautifulSoup(told.findtext(ATOM + "content") or "", "html.parser")
        assert not html.find(["script", "img", "svg", "style", "iframe"])
        assert not [
            tag for tag in html.find_all() if any(name.startswith("on") for name in tag.attrs)
        ]
        assert [a["href"] for a in html.find_all("a")] == [ABOUT.url]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,<script>"])
def test_only_web_addresses_are_links_in_an_entry(url):
    told = entry(changed(about=About("a/b", "A", "B", url)))
    assert not BeautifulSoup(told.findtext(ATOM + "content") or "", "html.parser").find("a")
    assert told.find(ATOM + "link") is None


@given(st.text(max_size=200))
def test_no_text_breaks_the_xml(words):
    """Lone surrogates, controls and noncharacters included."""
    parsed(feed(SUBJECT, (changed(words + "\ud800"), troubled(detail=words))))
