"""One reading, one way: every visible word is kept or dropped by exactly one named rule, in every format."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from monitor.extract.document import extract, read_source
from monitor.extract.explain import explain
from monitor.extract.formats.format import Selection, Source
from monitor.extract.html.remaining import Remaining
from monitor.extract.html.tree import parse

GOLDEN = sorted((Path(__file__).parent.parent / "golden").glob("*.html"))
URL = "https://site.example/policy"
HTML = "text/html; charset=utf-8"
TEXT = "Privacy policy\n\nWe keep the personal data that you give us for twelve months, and then erase it without delay.\n\nYou may object to the processing of your personal data at any time, by a letter to us.\n"
OTHERS = {
    "text/plain": TEXT,
    "text/markdown": f"---\nowner: legal\n---\n# {TEXT}",
}


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", text))


def shown_words(html: str) -> Counter[str]:
    """The words of the page before any pass: the tree without its head."""
    page = Remaining(parse(html))
    body = next(node for node in page.tree.nodes if node.tag == "body")
    return words(page.text(body))


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_explain_keeps_what_extract_keeps(path: Path) -> None:
    body = path.read_bytes()
    assert explain(body, URL, HTML).kept == extract(body, URL, HTML).blocks


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_every_visible_word_is_kept_or_dropped_by_one_named_rule(path: Path) -> None:
    body = path.read_bytes()
    page, _ = read_source(Source(body, URL, HTML))
    assert all(decision.rule and (decision.kept or decision.text) for decision in page.decisions)
    decided = sum((words(one.subject.text if one.rule == "byline" else one.text) for one in page.decisions if one.rule != "byline part"), Counter[str]())  # fmt: skip
    assert decided == shown_words(body.decode())


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_decisions_stand_in_the_pages_order(path: Path) -> None:
    page, _ = read_source(Source(path.read_bytes(), URL, HTML))
    places = [decision.subject.place for decision in page.decisions]
    assert places == sorted(places)


@pytest.mark.parametrize("content_type", OTHERS)
def test_text_files_are_explained_as_they_are_read(content_type: str) -> None:
    body = OTHERS[content_type].encode()
    explanation = explain(body, URL, content_type)
    assert explanation.kept == extract(body, URL, content_type).blocks
    told = sum((words(stretch.text) for stretch in explanation.stretches), Counter[str]())
    assert told == words(OTHERS[content_type])


def test_front_matter_is_dropped_by_name() -> None:
    explanation = explain(OTHERS["text/markdown"].encode(), URL, "text/markdown")
    assert [(d.rule, d.text) for d in explanation.dropped] == [
        ("front matter", "--- owner: legal ---")
    ]


def test_a_byline_is_kept_without_the_parts_that_are_dropped_beside_it() -> None:
    html = f"<h1>Privacy policy</h1><p>3 March 2025 · 5 min read</p><p>{TEXT}</p>"
    page, _ = read_source(Source(html.encode(), URL, HTML))
    byline = [(one.rule, one.text, one.kept) for one in page.decisions if "byline" in one.rule]
    assert byline == [("byline", "3 March 2025", True), ("byline part", "5 min read", False)]


def test_what_is_outside_the_watched_section_is_dropped_by_name() -> None:
    html = f"<h1>Privacy policy</h1><p>{TEXT}</p><h1>Terms of use</h1><p>{TEXT}</p>"
    source = Source(html.encode(), URL, HTML, Selection(section="Terms of use"))
    page, _ = read_source(source)
    assert [one.rule for one in page.decisions] == [
        "outside the section", "outside the section", "heading", "paragraph",
    ]  # fmt: skip
    assert page.decisions[0].evidence == "Terms of use"
