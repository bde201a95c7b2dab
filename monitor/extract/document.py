"""From bytes to a `Document`: detect the format, read it to decisions, fold them, refuse what is no policy."""

from __future__ import annotations

from monitor.errors import NotAPolicy
from monitor.extract.clause_limit import refuse_too_many
from monitor.extract.decisions import ParsedPage
from monitor.extract.formats.detect import require_format
from monitor.extract.formats.format import Format, Selection, Source
from monitor.extract.validation.plausible import refuse_half, refuse_if_implausible
from monitor.model import Document


def extract(
    body: bytes,
    url: str,
    content_type: str,
    *,
    keep: str | None = None,
    drop: tuple[str, ...] = (),
    section: str | None = None,
) -> Document:
    """Return the policy's blocks, in reading order.

    `content_type` is the HTTP header's value; the bytes outrank it. `keep` and `drop` are CSS
    selectors, `section` the heading of the one policy meant among several. Raises `NotAPolicy`
    where the page is not a policy, or where a selector or the section finds nothing.
    """
    source = Source(body, url, content_type, Selection(keep, drop, section))
    page, read_as = read_source(source)
    refuse_too_many(len(page.blocks))
    refuse(page, read_as, source.selection)
    return page.document


def read_source(source: Source) -> tuple[ParsedPage, Format]:
    """Return every decision on a source, and its format; raises `NotAPolicy` where it cannot be read."""
    found = require_format(source.body, source.content_type, source.url)
    try:
        return found.read(source), found
    except NotAPolicy as lost:
        if lost.reason == "selector lost" and found.stands_in:
            _refuse_wall(source, found)
        raise


def refuse(page: ParsedPage, read_as: Format, selection: Selection) -> None:
    """Raise `NotAPolicy` for a page that shows something else than a policy.

    What a `keep` selector chooses is believed to be the policy: it must only be whole and not empty.
    """
    chosen = selection.keep is not None and read_as.selectable
    if read_as.stands_in and not chosen:
        refuse_if_implausible(page)
        return
    refuse_half(page.markup)
    if not page.blocks:
        raise NotAPolicy("empty", "what is kept of the page holds no text")


def _refuse_wall(source: Source, read_as: Format) -> None:
    """Raise the reason of a wall where a selector finds nothing because of it.

    A page that merely lacks a policy's words is no wall: selectors are written for such pages.
    """
    try:
        refuse_if_implausible(read_as.read(Source(source.body, "", source.content_type)))
    except NotAPolicy as wall:
        if wall.reason != "home page":
            raise
