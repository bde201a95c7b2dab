"""Connections are reused per origin and none stays open."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.anyio


async def test_many_fetches_leave_no_connection_open(origin, fetcher, watch, ok, open_files):
    origin.replies["/"] = ok()
    before = open_files()
    for _ in range(100):
        await fetcher.fetch(watch(f"{origin.url}/"))
        await fetcher.fetch(watch(f"{origin.url}/missing"))
    assert open_files() <= before + 8
