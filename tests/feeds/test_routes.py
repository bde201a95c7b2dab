"""The status page serves the feeds it has, with links that lead back to it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import httpx
import pytest
from starlette.applications import Starlette

from monitor.feeds.routes import routes
from monitor.model import Watch
from monitor.store.sqlite.queries import SqliteQueries, open_queries
from monitor.store.sqlite.sqlite_store import SqliteStore

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "snapshots"
    with closing(SqliteStore(root)) as store:
        store.sync_watches([Watch("a/p", "A", "P", "https://a.example/p")], NOW)
    return root


def asked(root: Path, path: str) -> httpx.Response:
    async def ask(question: Callable[[SqliteQueries], bytes]) -> bytes:
        with closing(open_queries(root)) as queries:
            return question(queries)

    async def get() -> httpx.Response:
        transport = httpx.ASGITransport(Starlette(routes=list(routes(ask))))
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost:8321") as web:
            return await web.get(path)

    return asyncio.run(get())


@pytest.mark.parametrize(
    ("name", "title"), [("all", "Policies: what changed"), ("a", "A"), ("a.p", "A, P")]
)
def test_each_feed_is_served_under_its_files_name(root, name, title):
    answer = asked(root, f"/feeds/{name}.xml")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(answer.content)
    links = {link.get("rel"): link.get("href", "") for link in feed.findall("{*}link")}
    assert feed.findtext("{*}title") == title
    assert links["self"] == f"http://localhost:8321/feeds/{name}.xml"
    assert links["alternate"].startswith("http://localhost:8321")


@pytest.mark.parametrize("name", ["nobody", "a.nothing", "..%2F..%2Fetc%2Fpasswd", "%00", "a.p.q"])
def test_what_nobody_watches_is_not_found(root, name):
    assert asked(root, f"/feeds/{name}.xml").status_code == 404
