"""Adapters are constructed within the limits of the watchlist, and given back."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from monitor.config.allowances import allowances
from monitor.errors import StoreLocked
from monitor.model import Trouble, Watch
from monitor.sandbox.reading_tasks import fingerprint_page
from monitor.service.factories import (
    fetcher_for,
    open_adapters,
    open_store,
    single_worker,
    stored_host_backoffs,
)
from monitor.watchlist import Network, Watchlist


def test_the_folder_belongs_to_one_process_until_it_is_given_back(listed: Watchlist) -> None:
    with open_store(listed), pytest.raises(StoreLocked), open_store(listed):
        raise AssertionError
    with open_store(listed) as store:
        assert store.query.statuses() == ()
        assert (listed.settings.snapshots / "index.sqlite").exists()


def test_a_hosts_backoff_survives_a_restart(listed: Watchlist) -> None:
    busy = Trouble("refused", "429", status=429, retry_after=timedelta(hours=1))

    async def first() -> None:
        async with open_adapters(listed) as adapters:
            adapters.politeness.back_off("https://ostenz.example/privacy", busy)
            adapters.save_host_backoffs()

    async def second() -> list[str]:
        async with open_adapters(listed) as adapters:
            return [backoff.host for backoff in adapters.politeness.host_backoffs]

    asyncio.run(first())
    assert asyncio.run(second()) == ["ostenz.example"]
    with open_store(listed) as store:
        (stored,) = stored_host_backoffs(store)
    assert (stored.kind, stored.status) == ("refused", 429)


def test_a_single_worker_ends_with_its_block() -> None:
    async def used() -> str:
        async with single_worker() as worker:
            return await worker.run("site", fingerprint_page, b"<p>privacy", "text/html")

    assert asyncio.run(used()) == fingerprint_page(b"<p>privacy", "text/html")


def test_the_fetcher_connects_to_allowed_addresses_only(listed: Watchlist, tmp_path: Path) -> None:
    async def fetched() -> object:
        fetcher = fetcher_for(listed)
        try:
            return await fetcher.fetch(
                Watch("c/p", "C", "P", "http://127.0.0.1/", respect_robots=False)
            )
        finally:
            await fetcher.aclose()

    outcome = asyncio.run(fetched())
    assert isinstance(outcome, Trouble)
    assert "is loopback" in outcome.detail


def test_the_older_key_of_the_watchlist_is_warned_of_once(listed: Watchlist) -> None:
    async def opened(older: bool) -> list[str]:
        with capture_logs() as logs:
            async with open_adapters(replace(listed, network=Network(older=older))):
                pass
        return [f"{entry['log_level']} {entry['key']}" for entry in logs if "key" in entry]

    assert asyncio.run(opened(True)) == ["warning [network] allow"]
    assert asyncio.run(opened(False)) == []


def test_deliveries_and_pages_reach_what_their_own_table_allows(listed: Watchlist) -> None:
    """Nobody listens on port 9 here: what is allowed is dialled in vain, what is not is refused."""

    async def details(network: Network) -> tuple[str, str]:
        fetcher = fetcher_for(replace(listed, network=network))
        try:
            page = await fetcher.fetch(
                Watch("c/p", "C", "P", "http://127.0.0.1:9/", respect_robots=False)
            )
            posted = await fetcher.post("http://127.0.0.1:9/", b"{}", {})
        finally:
            await fetcher.aclose()
        assert isinstance(page, Trouble)
        return page.detail, posted.detail

    page, posted = asyncio.run(details(Network(fetch=allowances("127.0.0.1:9"))))
    assert "No connection" in page
    assert "[network.deliver]" in posted
    page, posted = asyncio.run(details(Network(deliver=allowances("127.0.0.1:9"))))
    assert "[network.fetch]" in page
    assert "No connection" in posted
