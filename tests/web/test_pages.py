"""What the pages tell, over a year's history of seven made-up policies."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args

import pytest
from selectolax.lexbor import LexborHTMLParser

from monitor import web
from monitor.decide.memory import State
from monitor.decide.step import Outcome
from monitor.store.sqlite.search_queries import matching
from monitor.web.actions import ACTIONS
from monitor.web.calendar import Kind
from monitor.web.page_words import WORDS

HARBOUR = "/watch/harbour-post/privacy-policy"


def parsed(answer: Any) -> Any:
    """The page as a tree; a missing element fails the test."""
    return LexborHTMLParser(answer.text)


def words(answer: Any) -> str:
    """What a person reads, on one line."""
    assert answer.status_code == 200, answer.text
    text = parsed(answer).body.text(separator=" ")
    return re.sub(r"\s+([:,]?)", r"\1 ", text).replace(":  ", ": ").replace(",  ", ", ")


def rows(answer: Any) -> list[str]:
    """The companies of the list, in its order."""
    return [n.text() for n in parsed(answer).css("tbody th .company")]


# ------------------------------------------------------------ now


def test_problems_come_first_then_what_nobody_has_looked_at(browser: Any) -> None:
    answer = browser.get("/")
    assert rows(answer)[:3] == ["Tidewater Games", "Harbour Post", "Maison Verrier"]
    assert "7 policies 1 problem 4 to review" in words(answer)
    assert "wall: The site answers with a bot check" in words(answer)


@pytest.mark.parametrize(
    ("query", "found"),
    [("q=verrier", ["Maison Verrier"]), ("q=CONFIDENTIALITE", ["Maison Verrier"]), ("q=xyz", []),
     ("q=privacy+orchard", ["Orchard Health"]), ("show=problems", ["Tidewater Games"]), ("show=paused", []),
     ("page=99999999", None), ("page=-1", None), ("show=nonsense", None)],
)  # fmt: skip
def test_the_list_is_filtered_by_words_and_state(
    browser: Any, query: str, found: list[str] | None
) -> None:
    """By company, document or address, accents and case aside; nonsense filters nothing."""
    assert rows(browser.get(f"/?{query}")) == found if found is not None else rows(browser.get("/"))


def test_while_typing_only_the_list_is_sent(browser: Any) -> None:
    answer = browser.get("/?q=verrier", HX_Request="true", HX_Target="watches")
    assert answer.text.lstrip().startswith('<div id="watches"')
    assert rows(answer) == ["Maison Verrier"]


@pytest.mark.parametrize("order", ["check", "pause", "unmute"])
def test_an_order_reaches_the_service_and_leads_back(browser: Any, order: str) -> None:
    browser.get("/?q=harbour")
    answer = browser.post(f"{HARBOUR}/{order}", {"back": "/?q=harbour"})
    assert browser.commands.orders == [(order, "harbour-post/privacy-policy")]
    assert answer.headers["location"] == f"/?q=harbour&done={order}"
    assert 'role="status"' in browser.get(answer.headers["location"]).text


def test_an_order_that_cannot_be_carried_out_says_why(browser: Any) -> None:
    browser.get("/")
    answer = browser.post(f"{HARBOUR}/resume")
    assert answer.status_code == 404
    assert "the watchlist itself pauses" in answer.text


# ------------------------------------------------------------ a policy


def test_a_policy_shows_its_changes_on_a_time_line(browser: Any) -> None:
    tree = parsed(browser.get(HARBOUR))
    marks = tree.css("svg.timeline a")
    assert [m.attributes["href"] for m in marks] == [f"{HARBOUR}/change/{n}" for n in range(1, 6)]
    assert [m.css_first("circle").attributes["class"] for m in marks][2] == "dot high"


def test_a_time_in_which_it_could_not_be_read_is_hatched(browser: Any) -> None:
    page = browser.get("/watch/maison-verrier/politique-de-confidentialite")
    gap = parsed(page).css_first("rect.gap title")
    assert gap.text() == "Problem: 23 July 2026 – 13 August 2026"


def test_any_day_can_be_proved_read(browser: Any) -> None:
    assert "read, unchanged (not modified) 10 November 2026, 08:30 UTC" in words(
        browser.get(f"{HARBOUR}?day=2026-11-10")
    ) or "read, unchanged" in words(browser.get(f"{HARBOUR}?day=2026-11-10"))
    assert "The page was not read on this day" in words(browser.get(f"{HARBOUR}?day=2020-01-01"))
    assert browser.get(f"{HARBOUR}?day=nonsense").status_code == 200


def test_what_comes_and_goes_is_shown(browser: Any) -> None:
    told = words(browser.get("/watch/kestrel-bank/privacy-notice"))
    assert "Blinking since 20 November 2026" in told
    assert "Our autumn offer: 2,000 points" in told
    assert "7 times" in told


def test_a_version_has_its_words_and_its_page_as_an_attachment(browser: Any) -> None:
    assert "We answer within 30 days" in words(browser.get(f"{HARBOUR}/version/1"))
    page = browser.get(f"{HARBOUR}/page/1")
    assert page.headers["content-disposition"].startswith("attachment; filename=")
    assert page.headers["content-type"] == "application/octet-stream"
    assert page.headers["content-security-policy"].startswith("sandbox")
    assert page.headers["x-content-type-options"] == "nosniff"
    assert page.content.startswith(b"# Privacy policy\n\nLast updated: 1 September 2025")


@pytest.mark.parametrize(
    "path",
    ["/watch/nobody/nothing", f"{HARBOUR}/version/99", f"{HARBOUR}/change/99", f"{HARBOUR}/page/99",
     f"{HARBOUR}/clause/nothing", f"{HARBOUR}/diff?a=x&b=1", "/watch/a", f"{HARBOUR}/version/{'9' * 30}"],
)  # fmt: skip
def test_what_is_not_there_is_said_to_be_missing(browser: Any, path: str) -> None:
    assert browser.get(path).status_code == 404


# ------------------------------------------------------------ a change


def test_a_change_tells_what_weighs_and_why(browser: Any) -> None:
    told = words(browser.get(f"{HARBOUR}/change/5"))
    assert "Silent edit. The words changed, the printed date did not." in told
    assert "age 16 → 13" in told
    assert "first seen 21 November 2025, 2 wordings" in told


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


def test_a_clause_tells_its_life(browser: Any) -> None:
    tree = parsed(browser.get(f"{HARBOUR}/change/5"))
    address = next(
        n.attributes["hx-get"] for n in tree.css("details.blame") if "under" in n.parent.text()
    )
    told = words(browser.get(address))
    assert "Version 6: since 18 November 2026" in told
    assert "Version 1: 21 November 2025 to 18 November 2026" in told


def test_any_two_versions_can_be_compared(browser: Any) -> None:
    answer = browser.get(f"{HARBOUR}/diff?a=1&b=6")
    assert answer.headers["location"] == f"{HARBOUR}/diff/1/6"
    assert "From version 1 to version 6" in words(browser.get(f"{HARBOUR}/diff/1/6"))


def test_a_change_is_marked_as_reviewed_with_a_note(browser: Any) -> None:
    browser.get(f"{HARBOUR}/change/5")
    answer = browser.post(
        f"{HARBOUR}/change/5/review", {"note": " told the board ", "back": f"{HARBOUR}/change/5"}
    )
    assert browser.commands.orders == [
        ("review", "harbour-post/privacy-policy", 5, "told the board")
    ]
    assert answer.headers["location"] == f"{HARBOUR}/change/5?done=review"


def test_changes_lead_to_their_neighbours(browser: Any) -> None:
    page = parsed(browser.get(f"{HARBOUR}/change/3"))
    assert page.css_first("a[rel=prev]").attributes["href"] == f"{HARBOUR}/change/2"
    assert page.css_first("a[rel=next]").attributes["href"] == f"{HARBOUR}/change/4"


def test_the_page_speaks_french(browser: Any) -> None:
    told = words(browser.get(f"{HARBOUR}/change/5", accept_language="fr"))
    assert "Modification silencieuse" in told
    assert "Intelligence artificielle" in told


# ------------------------------------------------------------ search and compare


def test_search_tells_who_said_it_first(browser: Any) -> None:
    told = words(browser.get("/search?q=artificial+intelligence"))
    assert "Harbour Post Privacy policy 21 Nov 2025" in told
    hits = parsed(browser.get("/search?q=artificial+intelligence")).css("mark")
    assert {hit.text() for hit in hits} == {"artificial", "intelligence"}


@pytest.mark.parametrize(
    ("query", "found"),
    [("DONNEES de localisation", 1), ('"localisation données"', 0), ('"données de localisation"', 1),
     ("« données de localisation »", 1), ("", 0), ('"', 0), ("AND OR NOT NEAR(", 0), ("*", 0), ("zzz", 0)],
)  # fmt: skip
def test_words_phrases_and_accents(browser: Any, query: str, found: int) -> None:
    """No character of a query is an operator."""
    page = parsed(browser.get(f"/search?q={query}".replace(" ", "+")))
    assert len(page.css("article.hit")) >= found if found else page.css("article.hit") == []


def test_a_query_is_quoted_word_by_word() -> None:
    assert matching('train "AI models" a*') == '"train" "AI models" "a*"'
    assert matching('"" * -') == ""


def test_two_policies_are_set_side_by_side_by_topic(browser: Any) -> None:
    page = browser.get(
        "/compare?left=harbour-post/privacy-policy&right=maison-verrier/politique-de-confidentialite"
    )
    tree = parsed(page)
    retention = next(
        s for s in tree.css(".pairs section") if "Retention" in s.css_first("h2").text()
    )
    left, right = retention.css(".pair > div")
    assert "24 months" in left.text()
    assert "cinq ans" in right.text()


def test_comparing_with_nobody_asks_whom(browser: Any) -> None:
    assert "Choose…" in words(browser.get("/compare?left=nobody/x"))


def test_every_word_is_said_in_both_languages_and_somewhere() -> None:
    """A word that no page says any more goes; none is left empty."""
    folder = Path(web.__file__).parent
    sources = [*folder.glob("templates/*"), *folder.glob("*.py"), *folder.glob("pages/*.py")]
    said = "".join(p.read_text(encoding="utf-8") for p in sources if p.name != "page_words.py")
    composed = {f"done {action}" for action in ACTIONS}
    composed |= (
        {f"{kind} day" for kind in get_args(Kind)} | set(get_args(Outcome)) | set(get_args(State))
    )
    unsaid = [key for key in WORDS if f'"{key}"' not in said and key not in composed]
    assert unsaid == []
    assert all(all(words) for words in WORDS.values())
