"""Makes a feed of the events in the index: of all watches, a company or one watch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from monitor.decide.step import Event
from monitor.errors import UsageError
from monitor.report.feed import Item, Subject, feed
from monitor.report.message import About
from monitor.store.protocols import Queries
from monitor.store.rows import EventRow

ENTRIES: Final = 50
"""Events in a feed: enough that a reader who polls daily misses none."""


class FeedBuilder:
    """Makes feeds of what the index holds now.

    `site` is the address of the status page, to which entries link; without it they link to the
    document.
    """

    def __init__(self, queries: Queries, site: str = "") -> None:
        self._queries = queries
        self._site = site.rstrip("/")
        self._known: Mapping[str, About] = {
            s.watch: About(s.watch, s.company, s.document, s.url) for s in queries.statuses()
        }

    @property
    def watches(self) -> Iterable[str]:
        """The ids of all watches."""
        return self._known.keys()

    def feed(self, subject: str, itself: str) -> bytes:
        """Return a feed as XML; `itself` is its own address or file name.

        `subject` is empty for all watches, a company's slug, or a watch's id. `UsageError` where no
        watch belongs to it.
        """
        about = self._of(subject)
        if subject and not about:
            raise UsageError(f"no company or watch is called {subject!r}")
        rows = self._rows(subject, about)
        items = [self._item(row) for row in rows if row.watch in self._known]
        return feed(self._subject(subject, about, itself), items)

    def _of(self, subject: str) -> tuple[About, ...]:
        if "/" in subject:
            found = self._known.get(subject)
            return (found,) if found else ()
        return tuple(
            about for id_, about in self._known.items() if id_.partition("/")[0] == subject
        )

    def _rows(self, subject: str, about: tuple[About, ...]) -> list[EventRow]:
        if not subject:
            return list(self._queries.events(None, ENTRIES))
        rows = [row for a in about for row in self._queries.events(a.watch, ENTRIES)]
        return sorted(rows, key=lambda row: row.at, reverse=True)[:ENTRIES]

    def _subject(self, subject: str, about: tuple[About, ...], itself: str) -> Subject:
        if not subject:
            return Subject("", "Policies: what changed", self._site, itself)
        if "/" not in subject:
            return Subject(subject, about[0].company, self._site, itself)
        (one,) = about
        page = f"{self._site}/watch/{subject}" if self._site else one.url
        return Subject(subject, f"{one.company}, {one.document}", page, itself)

    def _item(self, row: EventRow) -> Item:
        event = Event(
            row.type, row.watch, row.number, row.at, row.old_sha256, row.new_sha256,
            row.before, row.after, row.report, row.problem,
        )  # fmt: skip
        changed = self._site and row.report
        page = f"{self._site}/watch/{row.watch}/change/{row.number}" if changed else ""
        return Item(event, self._known[row.watch], page)
