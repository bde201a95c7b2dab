"""A request names the reader, its contact and the language."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.anyio


async def test_the_request_names_the_reader_the_contact_and_the_language(
    origin, fetcher, watch, ok
):
    origin.replies["/"] = ok()
    await fetcher.fetch(watch(f"{origin.url}/", language="fr"))
    request = origin.requests[0].decode().lower()
    assert "user-agent: policy-monitor/" in request
    assert "(+mailto:reader@example.org)" in request
    assert "accept-language: fr,*;q=0.1" in request
    assert "accept-encoding: gzip\r\n" in request
