"""Guess which legal documents a company has, from addresses and the links of its home page."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote, urljoin, urlsplit

from monitor.languages import alternatives
from monitor.watchlist import slug

DOCUMENTS: Final = (
    ("Cookie policy", alternatives(lambda each: each.policies.addresses.get("cookies", ""))),
    ("Privacy policy", alternatives(lambda each: each.policies.addresses.get("privacy", ""))),
    ("Terms of service", alternatives(lambda each: each.policies.addresses.get("terms", ""))),
)
"""Each document with the pattern of slugs that name it; the first match wins."""

SHARED_SUFFIXES: Final = frozenset({"co", "com", "org", "net", "gov", "ac", "edu"})
"""Second-level labels below which a country registers names: `co` in `example.co.uk`."""

LONGEST_TEXT: Final = 80
"""Characters. A longer link text is a sentence about a policy, rarely the link to it."""


def likely_company(url: str) -> str:
    """Return the name in the host: `https://www.open-e.com/privacy` → `Open-e`."""
    labels = (urlsplit(url).hostname or "").split(".")
    if len(labels) < 2 or labels[-1].isdigit():
        return ".".join(labels)
    shared = len(labels) > 2 and labels[-2] in SHARED_SUFFIXES and len(labels[-1]) == 2
    return labels[-3 if shared else -2].capitalize()


def likely_document(url: str, title: str = "") -> str:
    """Return the document that the address names, else the title names, else the title itself.

    `https://ostenz.example/legal/privacy` → `Privacy policy`
    """
    parts = urlsplit(url)
    found = _named(unquote(f"{parts.path} {parts.query}")) or _named(title)
    return found or title.strip()[:100] or "Policy"


def documents_on(body: bytes, url: str, content_type: str) -> tuple[tuple[str, str], ...]:
    """Return the legal documents that a page links to, as (document, address), one per document.

    Link text counts more than the address, and a link on the same host more than another.
    The page is untrusted: call this in a worker process.
    """
    from monitor.extract.html.page_links import page_links

    best: dict[str, tuple[int, str]] = {}
    host = urlsplit(url).hostname
    for href, text in page_links(body, content_type):
        target = _target(url, href)
        if not target or len(text) > LONGEST_TEXT:
            continue
        by_text = _named(text)
        document = by_text or _named(unquote(urlsplit(target).path))
        weight = 2 * bool(by_text) + (urlsplit(target).hostname == host)
        if document and weight > best.get(document, (-1, ""))[0]:
            best[document] = (weight, target)
    return tuple((document, best[document][1]) for document, _ in DOCUMENTS if document in best)


def _named(words: str) -> str:
    """Return the document that the words name, "" if they name none."""
    if not words.strip():
        return ""
    plain = slug(words[:300])
    return next((document for document, pattern in DOCUMENTS if re.search(pattern, plain)), "")


def _target(base: str, href: str) -> str:
    """Return the absolute address without its fragment, "" if it is not http or https."""
    try:
        target = urljoin(base, href.strip()).partition("#")[0]
        return target if urlsplit(target).scheme in ("http", "https") else ""
    except ValueError:
        return ""
