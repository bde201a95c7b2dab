"""The page as people use it: journeys by mouse and keyboard, seen at desk and phone, by day and night."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from tests.browser.conftest import PASSWORD

HARBOUR: Final = "/watch/harbour-post/privacy-policy"
PAGES: Final = {
    "now": "/",
    "policy": HARBOUR,
    "trouble": "/watch/maison-verrier/politique-de-confidentialite",
    "change": f"{HARBOUR}/change/5",
    "sides": f"{HARBOUR}/change/3?text=whole&layout=sides",
    "difference": f"{HARBOUR}/diff/1/6",
    "clause": "",
    "version": f"{HARBOUR}/version/6",
    "search": "/search?q=artificial+intelligence",
    "compare": "/compare?left=harbour-post/privacy-policy&right=maison-verrier/politique-de-confidentialite",
    "orders": "/orders",
    "missing": "/nothing",
}
LOOKS: Final = {
    "desk-light-en": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light", "locale": "en-GB"},
    "desk-dark-fr": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark", "locale": "fr-FR"},
    "phone-light-fr": {"viewport": {"width": 390, "height": 844}, "color_scheme": "light", "locale": "fr-FR"},
    "phone-dark-en": {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark", "locale": "en-GB"},
}  # fmt: skip
TRIED: Final = ("light-en", "dark-en")
"""Both palettes and both widths; the others differ in words alone."""
AXE: Final = Path(__file__).parent / "axe-core" / "axe-4.14.1.min.js"


def opened(engine: Any, address: str, **look: Any) -> Iterator[Any]:
    """A page that fails the test where the browser complains."""
    complaints: list[str] = []
    context = engine.new_context(base_url=address, **look)
    page = context.new_page()
    page.on("console", lambda told: complaints.append(told.text) if told.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert [c for c in complaints if "404 (Not Found)" not in c] == []


@pytest.fixture
def page(engine: Any, address: str) -> Iterator[Any]:
    yield from opened(engine, address, **LOOKS["desk-light-en"])


@pytest.fixture
def bare(engine: Any, address: str) -> Iterator[Any]:
    """A browser that runs no scripts."""
    yield from opened(engine, address, java_script_enabled=False)


@pytest.fixture(params=list(LOOKS))
def look(request: Any, engine: Any, address: str) -> Iterator[tuple[str, Any]]:
    for opened_page in opened(engine, address, **LOOKS[request.param]):
        yield request.param, opened_page


def path_of(page: Any, name: str) -> str:
    if name != "clause":
        return PAGES[name]
    page.goto(PAGES["change"])
    found: str = page.locator("details.blame").first.get_attribute("hx-get")
    return found


def test_every_page_is_accessible_and_fits(look: tuple[str, Any], artefacts: Path) -> None:
    """No violation that axe knows, nothing wider than the screen; a picture of each is kept."""
    name, page = look
    faults = []
    for title in PAGES:
        page.goto(path_of(page, title))
        faults += faults_of(page, title, name, artefacts)
    assert faults == []


def faults_of(page: Any, title: str, look: str, artefacts: Path) -> list[tuple[Any, ...]]:
    """What axe and the width of the screen object to; keeps a picture."""
    page.screenshot(path=artefacts / f"{title}-{look}.png", full_page=True)
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    faults = [(title, "wider than the screen", wide, "")] if wide > 0 else []
    if not look.endswith(TRIED):
        return faults
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return faults + [
        (title, v["id"], node["target"], node["failureSummary"])
        for v in found["violations"]
        for node in v["nodes"]
    ]


@pytest.mark.parametrize("look", LOOKS)
def test_sessions_are_listed_and_ended_accessibly(
    engine: Any, guarded: str, artefacts: Path, look: str
) -> None:
    for other in opened(engine, guarded, **LOOKS["desk-light-en"]):
        sign_in(other)
        for page in opened(engine, guarded, **LOOKS[look]):
            page.goto("/signin")
            faults = faults_of(page, "sign-in", look, artefacts)
            sign_in(page)
            page.locator(".own a[href='/sessions']").click()
            assert page.locator(".sessions tbody tr").count() == 2
            faults += faults_of(page, "sessions", look, artefacts)
            page.locator("tr:not(:has(.since)) button").click()
            page.get_by_role("status").wait_for()
            assert page.locator(".sessions tbody tr").count() == 1
            faults += faults_of(page, "session-ended", look, artefacts)
            page.locator("button.main").click()
            assert page.url.endswith("/signin")
        assert faults == []
        other.goto("/")
        assert "/signin" in other.url, "it was signed out from elsewhere"


def sign_in(page: Any) -> None:
    page.goto("/signin")
    page.locator("#password").fill(PASSWORD)
    page.locator("button.main").click()
    page.wait_for_url("**/")


def test_the_list_filters_while_one_types(page: Any) -> None:
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("verr")
    page.locator(".watches tbody tr").nth(1).wait_for(state="detached")
    assert page.locator(".watches tbody th").inner_text().startswith("Maison Verrier")
    assert page.url.endswith("q=verr&show=")
    page.get_by_label("Show").select_option("problems")
    page.wait_for_selector(".empty")


def test_orders_are_given_from_the_list_and_undone(page: Any) -> None:
    page.goto("/?q=quiet")
    page.get_by_role("button", name="Pause: Quiet Press").click()
    assert page.get_by_role("status").inner_text() == "Paused."
    assert page.locator(".state").inner_text() == "Paused"
    page.get_by_role("button", name="Resume: Quiet Press").click()
    assert page.locator(".state").inner_text() == "OK"
    page.get_by_role("button", name="Check now: Quiet Press").click()
    assert page.get_by_role("status").inner_text() == "It will be read in a moment."


def test_what_blinks_can_be_unmuted(page: Any) -> None:
    page.goto("/watch/kestrel-bank/privacy-notice")
    assert page.locator(".state.blinking").is_visible()
    page.get_by_role("button", name="Unmute").click()
    assert page.locator(".state.blinking").count() == 0


def test_from_the_list_to_a_reviewed_change(page: Any, artefacts: Path) -> None:
    page.goto("/")
    page.get_by_role("link", name="Orchard Health").click()
    page.locator("svg.timeline a").first.click()
    assert re.search(r"/change/1$", page.url)
    page.get_by_label("A note").fill("Ten years: told the board")
    page.get_by_role("button", name="Mark as reviewed").click()
    assert page.get_by_role("status").inner_text() == "Marked as reviewed."
    assert "Ten years: told the board" in page.locator(".review").inner_text()
    page.screenshot(path=artefacts / "reviewed.png", full_page=True)


def test_j_and_k_go_from_change_to_change(page: Any) -> None:
    page.goto(PAGES["change"])
    here = "document.activeElement.id"
    page.keyboard.press("j")
    first = page.evaluate(here)
    page.keyboard.press("j")
    second = page.evaluate(here)
    assert first.startswith("clause-")
    assert second not in ("", first)
    page.keyboard.press("k")
    assert page.evaluate(here) == first
    page.get_by_label("A note").focus()
    page.keyboard.press("j")
    assert page.get_by_label("A note").input_value() == "j", "typing is typing"


def test_a_clauses_history_opens_in_its_place(page: Any, artefacts: Path) -> None:
    page.goto(PAGES["change"])
    page.locator("details.blame summary").last.click()
    page.wait_for_selector("details.blame .wording del")
    assert "Version 1: 21 November 2025 to" in page.locator("details.blame[open]").inner_text()
    page.screenshot(path=artefacts / "history.png", full_page=True)


def test_a_link_to_a_clause_leads_to_it(page: Any) -> None:
    page.goto(PAGES["change"])
    anchor = page.locator("article.change a.anchor").last.get_attribute("href")
    page.goto(PAGES["change"] + anchor)
    assert page.locator(":target").is_visible()


def test_the_raw_page_is_saved_and_never_shown(page: Any) -> None:
    page.goto(PAGES["change"])
    with page.expect_download() as saved:
        page.get_by_role("link", name="Page as fetched").first.click()
    assert saved.value.suggested_filename.startswith("harbour-post-privacy-policy-2026-")


def test_two_versions_are_chosen_and_compared(page: Any) -> None:
    page.goto(HARBOUR)
    page.get_by_role("combobox", name="From").select_option("1")
    page.get_by_role("combobox", name="To").select_option("6")
    page.get_by_role("button", name="Compare").click()
    page.wait_for_url("**/diff/1/6", wait_until="load")
    assert page.url.endswith("/diff/1/6")
    assert page.locator("article.change").count() > 5


def test_without_scripts_everything_can_be_read(bare: Any) -> None:
    bare.goto("/")
    bare.locator("#q").fill("harbour")
    with bare.expect_navigation():
        bare.get_by_role("button", name="Filter").click()
    assert bare.locator(".watches tbody tr").count() == 1
    bare.goto(PAGES["change"])
    bare.locator("details.blame summary").first.click()
    with bare.expect_navigation():
        bare.locator("details.blame[open] .wordings a").click()
    assert bare.locator(".wording").count() == 2


def test_the_language_is_switched_and_remembered(page: Any) -> None:
    page.goto("/")
    page.get_by_role("link", name="Français").click()
    assert page.locator("h1").inner_text() == "État des documents"
    page.goto(HARBOUR)
    assert page.locator("html").get_attribute("lang") == "fr"


def test_a_link_in_a_mail_leads_in_without_a_new_session(page: Any, address: str) -> None:
    page.goto("/")
    before = page.context.cookies()
    page.goto("about:blank")
    page.set_content(f'<a href="{address}{HARBOUR}">a mail</a>')
    page.get_by_role("link", name="a mail").click()
    page.get_by_role("heading", name="Harbour Post").wait_for()
    assert page.context.cookies() == before


def test_by_keyboard_alone_the_content_is_a_step_away(page: Any) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_on_paper_only_the_redline_is_left(page: Any, artefacts: Path) -> None:
    page.goto(PAGES["change"])
    page.emulate_media(media="print")
    assert page.locator("article.change").first.is_visible()
    for furniture in (".top", ".tools", ".review"):
        assert not page.locator(furniture).first.is_visible()
    page.screenshot(path=artefacts / "print.png", full_page=True)
