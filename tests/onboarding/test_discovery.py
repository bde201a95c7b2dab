"""Addresses and links say which documents a company has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.onboarding.discovery import documents_on, likely_company, likely_document


@pytest.mark.parametrize(
    ("url", "company", "document"),
    [
        ("https://www.open-e.com/site_media/privacy/", "Open-e", "Privacy policy"),
        ("https://policies.example.co.uk/terms-of-use", "Example", "Terms of service"),
        ("https://ostenz.example/policies/politique-de-confidentialit%C3%A9", "Ostenz", "Privacy policy"),
        ("https://shop.example.de/agb", "Example", "Terms of service"),
        ("https://example.org/legal/cookies", "Example", "Cookie policy"),
        ("http://127.0.0.1:8000/x", "127.0.0.1", "Policy"),
    ],
)  # fmt: skip
def test_an_address_suggests_whose_document_it_is(url: str, company: str, document: str) -> None:
    assert (likely_company(url), likely_document(url)) == (company, document)


def test_a_title_helps_where_the_address_says_nothing() -> None:
    assert likely_document("https://a.example/legal", "Datenschutzerklärung") == "Privacy policy"
    assert likely_document("https://a.example/x", "Community rules") == "Community rules"


@pytest.mark.parametrize(
    ("language", "privacy", "terms", "cookies"),
    [
        ("en", "Privacy Policy", "Terms of Use", "Cookies"),
        ("fr", "Politique de confidentialité", "CGU", "Gestion des cookies"),
        ("de", "Datenschutzerklärung", "AGB", "Cookie-Richtlinie"),
        ("es", "Política de privacidad", "Términos y condiciones", "Política de cookies"),
        ("it", "Informativa sulla riservatezza", "Termini di servizio", "Cookie"),
        ("pt", "Política de privacidade", "Termos de uso", "Política de cookies"),
        ("nl", "Privacybeleid", "Algemene voorwaarden", "Cookiebeleid"),
    ],
)
def test_a_home_pages_links_are_understood(
    language: str, privacy: str, terms: str, cookies: str
) -> None:
    links = "".join(
        f'<a href="/{n}">{text}</a>' for n, text in enumerate((cookies, privacy, terms, "Jobs"))
    )
    page = f'<html lang="{language}"><body><a href="/">Home</a>{links}</body></html>'.encode()
    assert documents_on(page, "https://a.example/", "text/html; charset=utf-8") == (
        ("Cookie policy", "https://a.example/0"),
        ("Privacy policy", "https://a.example/1"),
        ("Terms of service", "https://a.example/2"),
    )


def test_the_companys_own_link_outweighs_a_partners() -> None:
    page = (
        b'<a href="https://partner.example/privacy">Privacy</a>'
        b'<a href="/legal/p#top">Privacy</a><a href="javascript:privacy()">Privacy</a>'
    )
    found = documents_on(page, "https://a.example/", "text/html")
    assert found == (("Privacy policy", "https://a.example/legal/p"),)


@given(st.binary(max_size=300), st.text(max_size=50))
def test_no_page_and_no_address_brings_it_down(body: bytes, href: str) -> None:
    page = body + f'<a href="{href}">Privacy</a>'.encode("utf-8", "replace")
    for document, target in documents_on(page, "https://a.example/", "text/html"):
        assert document
        assert target.startswith(("http://", "https://"))
