"""A probe looks at pages without storing anything."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from monitor.deliver.outcome import Delivered
from monitor.model import Clause, Page, Policy, Trouble, Validators, Watch
from monitor.onboarding.probe import PageProbe, send_trial
from monitor.watchlist import parse

URL = "https://ostenz.example/"
PAGE = Page(
    URL, URL, 200, (), b'<a href="/privacy">Privacy policy</a>', "text/html",
    datetime(2026, 1, 5, tzinfo=UTC),
)  # fmt: skip
WATCH = Watch("", "", "", URL, keep="main")
POLICY = Policy((Clause("We keep data."),))


class Parts:
    """Fetcher, reader and worker in one."""

    def __init__(self, answer: Page | Trouble) -> None:
        self.answer = answer
        self.read_for: list[Watch] = []

    async def fetch(self, watch: Watch, validators: Validators | None) -> Page | Trouble:
        assert validators is None, "a first look has nothing to compare with"
        return self.answer

    async def read(self, page: Page, watch: Watch) -> Policy:
        self.read_for.append(watch)
        return POLICY

    async def run(self, origin: str, function: Callable[..., Any], /, *args: Any, **_: Any) -> Any:
        return function(*args)


def probe(answer: Page | Trouble) -> tuple[PageProbe, Parts]:
    parts = Parts(answer)
    return PageProbe(parts, parts, parts, parts), parts


def test_a_visit_reads_the_page_with_the_watchs_own_selectors() -> None:
    looking, parts = probe(PAGE)
    assert asyncio.run(looking.visit(WATCH)) == POLICY
    assert parts.read_for == [WATCH]


def test_a_page_that_cannot_be_fetched_is_not_read() -> None:
    gone = Trouble("gone", "no such page")
    looking, parts = probe(gone)
    assert asyncio.run(looking.visit(WATCH)) == gone
    assert parts.read_for == []


def test_a_home_pages_documents_are_found() -> None:
    looking, _ = probe(PAGE)
    assert asyncio.run(looking.documents_on(PAGE)) == (
        ("Privacy policy", "https://ostenz.example/privacy"),
    )
    assert asyncio.run(looking.read(PAGE)) == POLICY


def test_a_link_to_another_host_is_followed_to_public_addresses_only() -> None:
    """A page can link inside as well as redirect there."""
    parts, public = Parts(PAGE), Parts(Trouble("unreachable", "not dialled"))
    looking = PageProbe(parts, public, parts, parts)
    linked = asyncio.run(looking.visit_link("http://10.0.0.1/privacy", URL))
    assert linked == public.answer
    assert asyncio.run(looking.visit_link(f"{URL}privacy", URL)) == POLICY


def test_a_trial_to_a_receiver_that_is_not_allowed_is_an_outcome(tmp_path: Path) -> None:
    text = '[channel.team]\nwebhook = "http://127.0.0.1:9/hook"\n'
    watchlist = parse(text, tmp_path / "watchlist.toml", {})
    outcome = asyncio.run(send_trial(watchlist, watchlist.channels[0]))
    assert not isinstance(outcome, Delivered)
    assert "is not dialled" in outcome.error
