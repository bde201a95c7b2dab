"""Apply the CSS selectors of a watch to a page, with Beautiful Soup and Soup Sieve."""

from __future__ import annotations

import warnings

from bs4 import BeautifulSoup, Tag, XMLParsedAsHTMLWarning
from soupsieve import SelectorSyntaxError

from monitor.errors import NotAPolicy


def narrowed(html: str, keep: str | None, drop: tuple[str, ...]) -> str:
    """Return the page's source with only what `keep` selects in its body, without what `drop` selects.

    Raises `NotAPolicy("selector lost")` where a selector is not valid CSS or finds nothing.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        soup = BeautifulSoup(html, "lxml")
    for selector in drop:
        for element in _selected(soup, selector):
            element.extract()
    if keep is None:
        return str(soup)
    kept = _outermost(_selected(soup, keep))
    body = soup.body or soup
    for element in kept:
        element.extract()
    body.clear()
    body.extend(kept)
    return str(soup)


def _selected(soup: BeautifulSoup, selector: str) -> list[Tag]:
    try:
        found = soup.select(selector)
    except (SelectorSyntaxError, NotImplementedError, ValueError) as error:
        raise NotAPolicy("selector lost", f"{selector!r} is no CSS selector: {error}") from error
    if not found:
        raise NotAPolicy("selector lost", f"{selector!r} finds nothing on the page")
    return list(found)


def _outermost(elements: list[Tag]) -> list[Tag]:
    chosen = {id(element) for element in elements}
    return [e for e in elements if not any(id(parent) in chosen for parent in e.parents)]
