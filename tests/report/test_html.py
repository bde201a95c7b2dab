"""The redline page opens anywhere, runs nothing and shows every change with its place."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from monitor.decide.memory import VersionRef
from monitor.model import Change, Edit, Report
from monitor.report.html import redline_page
from monitor.report.message import About

ABOUT = About("marbeck/privacy", "Marbeck", "Privacy notice", "https://marbeck.example/privacy")

ATTACKS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    "</style><script>alert(1)</script>",
    "</title><iframe src=javascript:alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "<!--<script>",
    "\x1b]0;owned\x07\x1b[2J",
    "safe\u202etxt.exe",
    "<a href=javascript:alert(1)>x</a>",
]


class Elements(HTMLParser):
    """The tags and attributes of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def values(self, name: str) -> list[str]:
        return [value for key, value in self.attributes if key == name]


def test_deleted_and_inserted_words_are_marked_by_more_than_colour(
    report: Report, before: VersionRef, after: VersionRef
) -> None:
    page = redline_page(report, ABOUT, before, after)
    assert "We keep order records for <del>12</del><ins>24</ins> months." in page
    assert "line-through" in page
    assert "underline" in page


def test_each_change_can_be_linked_to(
    report: Report, before: VersionRef, after: VersionRef
) -> None:
    elements = Elements(redline_page(report, ABOUT, before, after))
    inside = [value[1:] for value in elements.values("href") if value.startswith("#")]
    assert {"s1-1", "s1-2"} <= set(inside)
    assert set(inside) <= set(elements.values("id"))
    assert len(elements.values("id")) == len(set(elements.values("id")))


def test_a_silent_edit_is_named_and_the_dates_stand_side_by_side(
    report: Report, before: VersionRef, after: VersionRef
) -> None:
    page = redline_page(report, ABOUT, before, after)
    assert "Silent edit" in page
    assert page.count("Last updated: June 2025") == 2


def test_the_page_speaks_french(report: Report, before: VersionRef, after: VersionRef) -> None:
    page = redline_page(report, ABOUT, before, after, language="fr")
    assert '<html lang="fr">' in page
    assert "Modification silencieuse" in page
    assert "reformulée" in page


def test_changes_without_substance_are_there_but_folded(
    report: Report, before: VersionRef, after: VersionRef, retention: Change
) -> None:
    quiet = replace(retention, clause="c9", severity="editorial")
    page = redline_page(replace(report, changes=(*report.changes, quiet)), ABOUT, before, after)
    assert "<details>" in page
    assert page.index("<details>") < page.index('id="s1-3"')


def test_the_page_loads_and_runs_nothing(
    report: Report, before: VersionRef, after: VersionRef
) -> None:
    page = redline_page(report, ABOUT, before, after)
    style = re.search(r"<style>(.*)</style>", page, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(sha256(style[1].encode()).digest()).decode()
    policy = f"default-src &#39;none&#39;; style-src &#39;sha256-{digest}&#39;"
    assert f"style-src 'sha256-{digest}'" in page or policy in page
    elements = Elements(page)
    assert not {"script", "img", "link", "iframe", "object", "form"} & set(elements.tags)
    assert elements.values("style") == []


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_words_are_inert_wherever_they_stand(
    report: Report, before: VersionRef, after: VersionRef, retention: Change, attack: str
) -> None:
    honest = Elements(redline_page(report, ABOUT, before, after))
    hostile = replace(
        retention,
        path=(attack, attack),
        before=attack,
        after=attack,
        label_before=attack,
        topics=(attack,),
        reasons=(attack,),
        wording=(Edit("deleted", attack), Edit("inserted", attack)),
    )
    page = redline_page(
        replace(report, changes=(hostile, *report.changes[1:]), summary=attack),
        About(attack, attack, attack, attack),
        replace(before, last_updated=None),
        after,
    )
    elements = Elements(page)
    assert set(elements.tags) <= set(honest.tags)
    assert not [name for name, _ in elements.attributes if name.startswith("on")]
    assert not [value for value in elements.values("href") if "javascript" in value]
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page)
    assert "49" not in page.split("</style>")[1]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "https://[::1"])
def test_an_address_that_is_no_web_address_is_no_link(
    report: Report, before: VersionRef, after: VersionRef, url: str
) -> None:
    page = redline_page(report, replace(ABOUT, url=url), before, after)
    assert url not in Elements(page).values("href")
