"""The documents at a few addresses are found, each under one watch id."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest

from monitor.model import Clause, Page, Policy, Trouble, Watch
from monitor.onboarding.exploration import FoundDocument, explored

HOME = "https://www.ostenz.example/"
PRIVACY = "https://www.ostenz.example/privacy"
TERMS = "https://www.ostenz.example/terms"
POLICY = Policy((Clause("We keep your data."),), (), "en")
GONE = Trouble("gone", "the page answers 404")


class FakeProbe:
    """A site whose home page links to a policy, and to terms that are missing."""

    async def fetch(self, watch: Watch) -> Page | Trouble:
        return GONE if watch.url == TERMS else _page(watch.url)

    async def read(self, page: Page) -> Policy | Trouble:
        return POLICY if page.url == PRIVACY else Trouble("not the policy", "a home page")

    async def documents_on(self, page: Page) -> tuple[tuple[str, str], ...]:
        return (("Privacy policy", PRIVACY), ("Terms of service", TERMS))

    async def visit(self, watch: Watch) -> Policy | Trouble:
        page = await self.fetch(watch)
        return page if isinstance(page, Trouble) else await self.read(page)

    async def visit_link(self, url: str, found_at: str) -> Policy | Trouble:
        assert found_at == HOME
        return await self.visit(Watch("", "", "", url))


def _page(url: str) -> Page:
    return Page(url, url, 200, (), b"", "text/html", datetime(2026, 1, 5, tzinfo=UTC))


def found_at(*addresses: str) -> list[FoundDocument]:
    probe: Any = FakeProbe()
    return asyncio.run(explored(probe, addresses))


def test_a_policy_is_found_at_its_own_address() -> None:
    (document,) = found_at(PRIVACY)
    assert (document.id, document.is_readable) == ("ostenz/privacy-policy", True)
    assert document.keys == {"company": "Ostenz", "document": "Privacy policy", "url": PRIVACY}


def test_a_home_page_leads_to_the_documents_that_it_links_to() -> None:
    found = [(document.id, document.is_readable) for document in found_at(HOME)]
    assert found == [("ostenz/privacy-policy", True), ("ostenz/terms-of-service", False)]


@pytest.mark.parametrize("addresses", [(HOME, PRIVACY), (PRIVACY, HOME), (PRIVACY, PRIVACY)])
def test_a_document_found_twice_is_one_document(addresses: tuple[str, ...]) -> None:
    assert [d.id for d in found_at(*addresses)].count("ostenz/privacy-policy") == 1
