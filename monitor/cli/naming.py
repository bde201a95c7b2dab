"""What a page is likely to be called, by its address."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote, urlsplit

from monitor.watchlist import slug

DOCUMENTS: Final = (
    ("Cookie policy", r"cookie"),
    ("Privacy policy", r"privacy|confidentialit|donnees-personnelles|rgpd|datenschutz|privacid"
                       r"|riservatezza|personvern|integritet|prywatnosc|gdpr"),
    ("Terms of service", r"terms|\btos\b|conditions|\bcg[uv]\b|\bagb\b|nutzungsbedingungen|termini"
                         r"|condiciones|condicoes|voorwaarden|regulamin"),
)  # fmt: skip
"""A word of an address and the document it speaks of; the first that fits counts."""

SHARED_SUFFIXES: Final = frozenset({"co", "com", "org", "net", "gov", "ac", "edu"})
"""Second-level labels under which a country registers names, as in example.co.uk."""


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
    for words in (slug(unquote(f"{parts.path} {parts.query}")), slug(title)):
        for document, pattern in DOCUMENTS:
            if re.search(pattern, words):
                return document
    return title.strip()[:100] or "Policy"
