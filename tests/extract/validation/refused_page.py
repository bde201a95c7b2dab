"""A page, and the reason why it is refused."""

from __future__ import annotations

from typing import Final

from monitor.errors import NotAPolicy
from monitor.extract.document import extract

URL: Final = "https://ostenz.example/privacy"


def page(title: str, body: str, lang: str = "en", head: str = "") -> str:
    """Return the HTML of a page."""
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>{head}'
        f"</head><body>{body}</body></html>"
    )


def refusal(html: str) -> str:
    """Return the reason why the page is refused; "" where it is read."""
    try:
        extract(html.encode(), URL, "text/html; charset=utf-8")
    except NotAPolicy as verdict:
        return verdict.reason
    return ""
