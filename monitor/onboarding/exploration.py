"""Find the policies at a few addresses: each page itself, or the documents that it links to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from monitor.model import Policy, Trouble, Watch
from monitor.onboarding.discovery import likely_company, likely_document
from monitor.watchlist import slug

if TYPE_CHECKING:
    from monitor.onboarding.probe import PageProbe


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """A document that was read once, and the names that its watch will have."""

    company: str
    document: str
    url: str
    reading: Policy | Trouble

    @property
    def id(self) -> str:
        """The id of its watch: `ostenz/privacy-policy`."""
        return f"{slug(self.company)}/{slug(self.document)}"

    @property
    def is_readable(self) -> bool:
        """Whether a policy could be read there."""
        return isinstance(self.reading, Policy)

    @property
    def keys(self) -> dict[str, str]:
        """The keys of its `[[watch]]` table."""
        return {"company": self.company, "document": self.document, "url": self.url}


async def explored(probe: PageProbe, addresses: Sequence[str]) -> list[FoundDocument]:
    """Read every address and return the documents found, one for each watch id."""
    by_id: dict[str, FoundDocument] = {}
    for url in addresses:
        for found in await _documents_at(probe, url):
            by_id.setdefault(found.id, found)
    return list(by_id.values())


async def _documents_at(probe: PageProbe, url: str) -> list[FoundDocument]:
    """Return the policy at the address; where it holds none, the documents that it links to."""
    page = await probe.fetch(Watch("", "", "", url))
    if isinstance(page, Trouble):
        return [_document(url, page)]
    reading = await probe.read(page)
    linked = () if isinstance(reading, Policy) else await probe.documents_on(page)
    if not linked:
        return [_document(url, reading)]
    company = likely_company(page.final_url)
    return [
        FoundDocument(company, document, target, await probe.visit_link(target, url))
        for document, target in linked
    ]


def _document(url: str, reading: Policy | Trouble) -> FoundDocument:
    title = reading.title if isinstance(reading, Policy) else ""
    return FoundDocument(likely_company(url), likely_document(url, title), url, reading)
