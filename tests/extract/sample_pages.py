"""Pages of an invented company, and the short way to read them."""

from __future__ import annotations

from monitor.extract.document import extract
from monitor.model import Document

CLAUSES = (
    "<p>We collect your name, your e-mail address and your postal address when you place an order with us.</p>"
    "<p>We keep your personal data for as long as the law requires and erase it after that without delay.</p>"
    "<p>You may ask us for a copy of your personal data, have it corrected, and object to its processing.</p>"
)
SECTION = "<h2>Section {n}</h2><p>We process the data of section {n} for as long as your account with us lasts.</p>"


def read(html: str, url: str = "https://site.example/privacy", **options: object) -> Document:
    return extract(html.encode(), url, "text/html; charset=utf-8", **options)  # type: ignore[arg-type]  # options are named by the tests


def page(inside: str, title: str = "Privacy Policy") -> str:
    return f"<!doctype html><html lang=en><head><title>{title}</title></head><body>{inside}</body></html>"


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def amid(inside: str) -> str:
    """A page with the mark-up in the midst of its text."""
    before, after = (
        "".join(SECTION.format(n=n) for n in numbers) for numbers in (range(4), range(4, 8))
    )
    return page(f"<main><h1>Privacy Policy</h1>{CLAUSES}{before}{inside}{after}</main>")
