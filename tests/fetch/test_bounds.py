"""No answer, however large, slow or contrived, takes more than its share of memory and time."""

from __future__ import annotations

import gzip
import time
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


async def test_headers_without_end_are_left(origin, fetcher, watch, drip, peak):
    origin.replies["/"] = drip(b"HTTP/1.1 200 OK\r\n", b"X-Filler: " + b"x" * 1000 + b"\r\n")
    outcome = await fetcher.fetch(watch(f"{origin.url}/"))
    assert isinstance(outcome, Trouble)
    assert outcome.kind == "unreachable"
    assert peak() < 8 * MIB


@pytest.mark.parametrize("lines", ["X: y\r\n" * 201, "X: " + "y" * 65536 + "\r\n"])
async def test_more_headers_than_a_page_needs_are_refused(origin, fetcher, watch, lines):
    origin.replies["/"] = f"HTTP/1.1 200 OK\r\n{lines}Content-Length: 0\r\n\r\n".encode()
    outcome = await fetcher.fetch(watch(f"{origin.url}/"))
    assert isinstance(outcome, Trouble)
    assert outcome.kind == "too large"


@pytest.mark.parametrize(
    ("head", "piece"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"),
        (b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"),
    ],
    ids=["body", "headers", "hints"],
)
async def test_an_answer_that_drips_is_cut_at_the_deadline(
    origin, make_fetcher, watch, drip, head, piece
):
    origin.replies["/"] = drip(head, piece, pause=0.01)
    started = time.monotonic()
    outcome = await make_fetcher(total=0.2).fetch(watch(f"{origin.url}/"))
    assert isinstance(outcome, Trouble)
    assert outcome.kind == "unreachable"
    assert "took too long" in outcome.detail
    assert time.monotonic() - started < 2


async def test_the_deadline_is_one_for_all_hops(origin, make_fetcher, watch, drip):
    slow = b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: /%d\r\n\r\n"
    for hop in range(10):
        origin.replies[f"/{hop}"] = drip(b"", b"", times=2, pause=0.05, end=slow % (hop + 1))
    outcome = await make_fetcher(total=0.25).fetch(watch(f"{origin.url}/0"))
    assert isinstance(outcome, Trouble)
    assert "took too long" in outcome.detail
    assert len(origin.requests) < 5


async def test_others_are_served_while_one_host_drips(
    origin, elsewhere, make_fetcher, watch, drip, ok, together
):
    origin.replies["/"] = drip(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n", b"x", pause=0.01)
    elsewhere.replies["/"] = ok()
    fetcher = make_fetcher(total=0.5)
    finished: list[str] = []

    async def read(name: str, url: str) -> None:
        await fetcher.fetch(watch(url))
        finished.append(name)

    await together(
        read("slow", f"{origin.url}/"), *(read("quick", f"{elsewhere.url}/") for _ in range(20))
    )
    assert finished == ["quick"] * 20 + ["slow"]
