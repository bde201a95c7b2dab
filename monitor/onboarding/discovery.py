"""Which documents a company has, by its addresses and the links of its home page."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote, urljoin, urlsplit

from monitor.errors import NotAPolicy
from monitor.watchlist import slug

DOCUMENTS: Final = (
    ("Cookie policy", r"cookie|kakor"),
    ("Privacy policy", r"privacy|confidentialit|donnees-personnelles|vie-privee|rgpd|gdpr|datenschutz"
                       r"|privacid|riservatezza|informativa|privacybeleid|personvern|integritet"),
    ("Terms of service", r"terms|\btos\b|conditions|\bcg[uv]\b|mentions-legales|\bagb\b|nutzungsbedingungen"
                         r"|geschaftsbedingungen|termini|condizioni|condiciones|terminos|aviso-legal"
                         r"|condicoes|termos|voorwaarden"),
)  # fmt: skip
"""The documents looked for and the words that speak of them, as slugs: English, French, German,
Spanish, Italian, Portuguese, Dutch. The first that fits counts."""

SHARED_SUFFIXES: Final = frozenset({"co", "com", "org", "net", "gov", "ac", "edu"})
"""Second-level labels under which a country registers names, as in example.co.uk."""

MOST_LINKS: Final = 5_000
LONGEST_TEXT: Final = 80
"""A longer link text is a sentence that speaks of a policy, rarely the link to it."""


def likely_company(url: str) -> str:
    """The name in the host: `Open-e` for https://www.open-e.com/privacy."""
    labels = (urlsplit(url).hostname or "").split(".")
    if len(labels) < 2 or labels[-1].isdigit():
        return ".".join(labels)
    shared = len(labels) > 2 and labels[-2] in SHARED_SUFFIXES and len(labels[-1]) == 2
    return labels[-3 if shared else -2].capitalize()


def likely_document(url: str, title: str = "") -> str:
    """`Privacy policy`, `Terms of service`, `Cookie policy`, by the address, else by the title."""
    parts = urlsplit(url)
    found = _named(unquote(f"{parts.path} {parts.query}")) or _named(title)
    return found or title.strip()[:100] or "Policy"


def documents_on(body: bytes, url: str, content_type: str) -> tuple[tuple[str, str], ...]:
    """The legal documents that a page links to: (document, address), the likeliest of each.

    A link counts for its text before its address, and one on the same host before another. Runs on
    a stranger's bytes: call it in a child process.
    """
    from selectolax.lexbor import LexborHTMLParser

    from monitor.extract.formats.decode import decode

    try:
        page = LexborHTMLParser(decode(body, content_type))
    except NotAPolicy:
        return ()
    best: dict[str, tuple[int, str]] = {}
    host = urlsplit(url).hostname
    for link in page.css("a[href]")[:MOST_LINKS]:
        target = _target(url, link.attributes.get("href") or "")
        text = link.text(strip=True)
        if not target or len(text) > LONGEST_TEXT:
            continue
        by_text = _named(text)
        document = by_text or _named(unquote(urlsplit(target).path))
        weight = 2 * bool(by_text) + (urlsplit(target).hostname == host)
        if document and weight > best.get(document, (-1, ""))[0]:
            best[document] = (weight, target)
    return tuple((document, best[document][1]) for document, _ in DOCUMENTS if document in best)


def _named(words: str) -> str:
    """The document that the words speak of; empty where they speak of none."""
    if not words.strip():
        return ""
    plain = slug(words[:300])
    return next((document for document, pattern in DOCUMENTS if re.search(pattern, plain)), "")


def _target(base: str, href: str) -> str:
    """The link's address, its fragment aside; empty where it leads to no page."""
    try:
        target = urljoin(base, href.strip()).partition("#")[0]
        return target if urlsplit(target).scheme in ("http", "https") else ""
    except ValueError:
        return ""
