"""A redline marks both sides, alone or in the whole text."""

from __future__ import annotations

import re
from typing import Any

from tests.web.page_reading import HARBOUR, parsed


def test_the_redline_gives_both_sides(browser: Any) -> None:
    tree = parsed(browser.get(f"{HARBOUR}/change/5"))
    change = next(n for n in tree.css("article.change") if "children under" in n.text())
    assert change.css_first("del").text() == "16"
    assert change.css_first("ins").text() == "13"


def test_side_by_side_each_side_has_its_own_words(browser: Any) -> None:
    tree = parsed(browser.get(f"{HARBOUR}/change/5?layout=sides"))
    change = next(n for n in tree.css("article.change") if "children under" in n.text())
    left, right = (n.text() for n in change.css(".sides .redline"))
    assert "under 16." in left
    assert "13" not in left
    assert "under 13." in right


def test_the_whole_text_holds_every_clause_once_changes_in_place(browser: Any) -> None:
    tree = parsed(browser.get(f"{HARBOUR}/change/5?text=whole"))
    text = re.sub(r"\s+", " ", tree.css_first("section.changes").text())
    order = [
        text.index(part) for part in ("Who we are", "train artificial", "Who receives", "under 16")
    ]
    assert order == sorted(order)
    assert text.count("Harbour Post Cooperative") == 1
    assert text.count("We do not knowingly collect") == 1


def test_each_clause_has_an_address_that_lasts(browser: Any) -> None:
    """The anchor is the clause's id: the same from change to change."""
    anchors = {
        number: [
            n.attributes["id"]
            for n in parsed(browser.get(f"{HARBOUR}/change/{number}")).css("article.change")
            if "delivery records" in n.text() or "Why we use" in n.text()
        ]
        for number in (3, 5)
    }
    assert all(a.startswith("clause-") for ids in anchors.values() for a in ids)
    assert len(anchors[5]) == 1
