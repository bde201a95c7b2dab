"""A body is read within its limits, decompressed safely, and never taken for whole when it is cut."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib

import pytest

from monitor.model import Page, Trouble

pytestmark = pytest.mark.anyio


MIB = 2**20


def bomb(size: int) -> bytes:
    """Gzip of so many zeros."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    parts = [packer.compress(bytes(MIB)) for _ in range(size // MIB)]
    return b"".join([*parts, packer.flush()])


def answer(body: bytes, coding: str) -> bytes:
    head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(body)}\r\nContent-Encoding: {coding}\r\n\r\n"
    return head.encode() + body


@pytest.fixture
def peak():
    """How much memory was held at most since the test began, in bytes."""
    tracemalloc.start()
    yield lambda: tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()


async def test_a_body_is_read_up_to_its_limit(origin, make_fetcher, watch, ok):
    fetcher = make_fetcher(raw_bytes=1000)
    origin.replies["/fits"] = ok(b"x" * 1000)
    origin.replies["/over"] = ok(b"x" * 1001)
    assert isinstance(await fetcher.fetch(watch(f"{origin.url}/fits")), Page)
    outcome = await fetcher.fetch(watch(f"{origin.url}/over"))
    assert isinstance(outcome, Trouble)
    assert outcome.kind == "too large"


async def test_a_packed_body_is_read_up_to_its_unpacked_limit(origin, make_fetcher, watch):
    fetcher = make_fetcher(decoded_bytes=1000)
    origin.replies["/fits"] = answer(gzip.compress(b"x" * 1000), "gzip")
    origin.replies["/over"] = answer(gzip.compress(b"x" * 1001), "gzip")
    page = await fetcher.fetch(watch(f"{origin.url}/fits"))
    assert isinstance(page, Page)
    assert len(page.body) == 1000
    outcome = await fetcher.fetch(watch(f"{origin.url}/over"))
    assert isinstance(outcome, Trouble)
    assert outcome.kind == "too large"


async def test_a_body_without_end_is_left_at_the_limit(origin, fetcher, watch, drip, peak):
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 524288000\r\n\r\n"
    origin.replies["/"] = drip(head, bytes(256 * 1024))
    outcome = await fetcher.fetch(watch(f"{origin.url}/"))
    assert isinstance(outcome, Trouble)
    assert outcome.kind == "too large"
    assert peak() < 32 * MIB


async def test_a_gzip_bomb_is_left_at_the_limit(origin, fetcher, watch, peak):
    origin.replies["/"] = answer(bomb(64 * MIB), "gzip")
    outcome = await fetcher.fetch(watch(f"{origin.url}/"))
    assert isinstance(outcome, Trouble)
    assert outcome.kind == "too large"
    assert peak() < 64 * MIB


async def test_a_bomb_of_many_small_members_is_left_as_well(origin, fetcher, watch):
    origin.replies["/"] = answer(gzip.compress(b"") * 2000, "gzip")
    outcome = await fetcher.fetch(watch(f"{origin.url}/"))
    assert isinstance(outcome, Trouble)
    assert outcome.kind == "unreadable"


@pytest.mark.parametrize(
    "coding", ["br", "zstd", "deflate", "gzip, gzip", "gzip,br", "compress", "?"]
)
async def test_codings_that_were_not_asked_for_are_refused(origin, fetcher, watch, coding):
    origin.replies["/"] = answer(gzip.compress(gzip.compress(b"words")), coding)
    outcome = await fetcher.fetch(watch(f"{origin.url}/"))
    assert isinstance(outcome, Trouble)
    assert outcome.kind == "unreadable"
    assert coding in outcome.detail


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


CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


async def test_a_body_of_one_byte_chunks_is_cut(origin, fetcher, watch, drip, longest_pause):
    """A chunk costs the same however short it is: chunks are counted, and the loop keeps turning."""
    origin.replies["/"] = drip(CHUNKED, b"1\r\nx\r\n" * 20_000, times=20, end=b"0\r\n\r\n")
    async with longest_pause() as pause:
        outcome = await fetcher.fetch(watch(f"{origin.url}/"))
    assert isinstance(outcome, Trouble)
    assert outcome.kind == "too large"
    assert "50,000 pieces" in outcome.detail
    assert pause.seconds < 0.25


async def test_a_body_of_short_chunks_is_read(origin, fetcher, watch, drip):
    origin.replies["/"] = drip(CHUNKED, b"1\r\nx\r\n", times=2000, end=b"0\r\n\r\n")
    page = await fetcher.fetch(watch(f"{origin.url}/"))
    assert isinstance(page, Page)
    assert page.body == b"x" * 2000
