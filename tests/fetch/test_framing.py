"""Half a page is never taken for a page: that would read as clauses removed."""

from __future__ import annotations

import gzip

import pytest

from monitor.model import Page, Trouble

pytestmark = pytest.mark.anyio

BODY = b"".join(b"<p>Clause %d: we keep data for %d months.</p>\n" % (n, n) for n in range(200))
PACKED = gzip.compress(BODY)
HALF = len(PACKED) // 2


def by_length(body: bytes) -> bytes:
    return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body


def by_chunks(body: bytes) -> bytes:
    pieces = [body[i : i + 512] for i in range(0, len(body), 512)]
    chunks = b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces)
    return b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks + b"0\r\n\r\n"


def by_closing(body: bytes) -> bytes:
    return b"HTTP/1.1 200 OK\r\n\r\n" + body


def packed(answer: bytes) -> bytes:
    return answer.replace(b"200 OK\r\n", b"200 OK\r\nContent-Encoding: gzip\r\n", 1)


PROVEN = {
    "length": by_length(BODY),
    "chunks": by_chunks(BODY),
    "gzip, length": packed(by_length(PACKED)),
    "gzip, chunks": packed(by_chunks(PACKED)),
    "gzip, closing": packed(by_closing(PACKED)),
}


@pytest.mark.parametrize("framing", PROVEN)
async def test_a_whole_page_is_proven_whole(origin, fetcher, watch, framing):
    origin.replies["/"] = PROVEN[framing]
    page = await fetcher.fetch(watch(f"{origin.url}/"))
    assert isinstance(page, Page)
    assert (page.body, page.framed) == (BODY, True)


@pytest.mark.parametrize("framing", PROVEN)
async def test_a_page_cut_at_any_of_fifty_places_is_no_page(origin, fetcher, watch, framing):
    whole = PROVEN[framing]
    start = whole.index(b"\r\n\r\n") + 4
    for step in range(50):
        cut = start + (len(whole) - start) * step // 50
        origin.replies["/"] = whole[:cut]
        outcome = await fetcher.fetch(watch(f"{origin.url}/"))
        assert isinstance(outcome, Trouble), cut
        assert outcome.kind == "half a page"


@pytest.mark.parametrize("cut", [len(BODY), 1000, 0])
async def test_what_ends_by_closing_is_said_to_be_unproven(origin, fetcher, watch, cut):
    origin.replies["/"] = by_closing(BODY[:cut])
    page = await fetcher.fetch(watch(f"{origin.url}/"))
    assert isinstance(page, Page)
    assert (page.body, page.framed) == (BODY[:cut], False)


async def test_a_connection_reset_within_the_body_is_half_a_page(origin, fetcher, watch, reset):
    origin.replies["/"] = reset(by_length(BODY)[:2000])
    outcome = await fetcher.fetch(watch(f"{origin.url}/"))
    assert isinstance(outcome, Trouble)
    assert outcome.kind == "half a page"


async def test_gzip_of_several_members_is_read_to_its_end(origin, fetcher, watch):
    members = gzip.compress(BODY[:999]) + gzip.compress(BODY[999:])
    origin.replies["/"] = packed(by_length(members))
    page = await fetcher.fetch(watch(f"{origin.url}/"))
    assert isinstance(page, Page)
    assert page.body == BODY


async def test_a_second_gzip_member_cut_short_is_half_a_page(origin, fetcher, watch):
    members = gzip.compress(BODY[:999]) + gzip.compress(BODY[999:])[:-9]
    origin.replies["/"] = packed(by_length(members))
    outcome = await fetcher.fetch(watch(f"{origin.url}/"))
    assert isinstance(outcome, Trouble)
    assert outcome.kind == "half a page"


@pytest.mark.parametrize(
    "damaged", [b"not gzip at all", PACKED[:HALF] + b"\xff" * 64 + PACKED[HALF:]]
)
async def test_broken_gzip_is_unreadable(origin, fetcher, watch, damaged):
    origin.replies["/"] = packed(by_length(damaged))
    outcome = await fetcher.fetch(watch(f"{origin.url}/"))
    assert isinstance(outcome, Trouble)
    assert outcome.kind == "unreadable"
