"""Many watches due at the same moment, in the real daemon: each is read once, nothing grows, no tick is late."""

from __future__ import annotations

import resource
from collections.abc import Iterator

import pytest

from benchmarks.load.burst import Burst, burst
from benchmarks.site.server import serving
from monitor.sandbox.pool import Sandbox
from monitor.sandbox.reading_tasks import FINGERPRINT_PRELOAD, fingerprint_page

WATCHES = 10_000
HOSTS = 200
MIB = 2**20


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Burst]:
    """Ten thousand watches due at once over two hundred hosts, one of them a tarpit."""
    with serving(HOSTS) as site:
        yield burst(tmp_path_factory.mktemp("burst"), site, WATCHES, patience=120)


def test_each_watch_is_read_once(result):
    assert result.read == WATCHES - WATCHES // HOSTS
    assert result.read_twice == 0


def test_no_host_is_asked_twice_at_a_time(result):
    assert result.most_at_once == 1


def test_a_tarpit_holds_up_one_reading_and_nobody_else(result):
    assert result.tarpit == 1
    assert result.seconds < 100


def test_ticks_come_on_time(result):
    assert result.late < 1


def test_handles_and_memory_do_not_grow(result):
    first, *others = result.samples
    assert max(sample.handles for sample in others) < 64
    assert result.resident - first.resident < 20 * MIB


def test_the_daemon_ends_in_order_all_the_same(result):
    assert result.code == 0


@pytest.mark.anyio
async def test_looking_at_pages_costs_the_parent_no_memory():
    sandbox = Sandbox((fingerprint_page,), preload=FINGERPRINT_PRELOAD)
    page = b"<p>" + b"We keep your data for a year. " * 2_000
    try:
        for _ in range(200):
            await sandbox.run("site", fingerprint_page, page, "text/html")
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        for _ in range(1_500):
            await sandbox.run("site", fingerprint_page, page, "text/html")
    finally:
        await sandbox.aclose()
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown * 1024 < 20 * MIB


@pytest.fixture
def anyio_backend() -> str:
    """The daemon's own loop."""
    return "asyncio"
