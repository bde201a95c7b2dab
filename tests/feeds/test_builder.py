"""A feed tells of its subject's watches, newest first, with links that lead to the page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest

from monitor.errors import UsageError
from monitor.feeds.builder import FeedBuilder
from monitor.model import Watch
from monitor.store.protocols import Queries
from monitor.store.sqlite.queries import open_queries
from monitor.store.sqlite.sqlite_store import SqliteStore

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def queries(tmp_path: Path) -> Iterator[Queries]:
    root = tmp_path / "snapshots"
    watches = [
        Watch("ostenz/privacy", "Ostenz", "Privacy", "https://ostenz.example/p"),
        Watch("corvid/terms", "Corvid", "Terms", "https://corvid.example/t"),
    ]
    with closing(SqliteStore(root)) as store:
        store.sync_watches(watches, NOW)
    with closing(open_queries(root)) as queries:
        yield queries


def head(xml: bytes) -> tuple[str | None, str | None]:
    """The title, and the page beside the feed."""
    root = ElementTree.fromstring(xml)
    link = root.find(f"{ATOM}link[@rel='alternate']")
    return root.findtext(ATOM + "title"), None if link is None else link.get("href")


@pytest.mark.parametrize(
    ("subject", "title", "page", "alone"),
    [
        ("", "Policies: what changed", "https://page.example", None),
        ("ostenz", "Ostenz", "https://page.example", None),
        (
            "ostenz/privacy",
            "Ostenz, Privacy",
            "https://page.example/watch/ostenz/privacy",
            "https://ostenz.example/p",
        ),
    ],
)
def test_a_feed_is_named_for_its_subject_and_links_to_its_page(
    queries: Queries, subject: str, title: str, page: str, alone: str | None
) -> None:
    served = FeedBuilder(queries, "https://page.example/").feed(subject, "self")
    assert head(served) == (title, page)
    assert head(FeedBuilder(queries).feed(subject, "self.xml")) == (title, alone)


@pytest.mark.parametrize("subject", ["osten", "ostenz/terms", "privacy"])
def test_what_nobody_watches_has_no_feed(queries: Queries, subject: str) -> None:
    with pytest.raises(UsageError, match="no company or watch is called"):
        FeedBuilder(queries).feed(subject, "self")
