"""Whatever a stranger's page does to its reader, the reader's parent goes on."""

from __future__ import annotations

import asyncio
import os
import resource
import select
import time
from typing import Final

import pytest

from monitor.errors import NotAPolicy
from monitor.model import Block, Document
from monitor.sandbox.faults import SandboxExceeded, SandboxFault, TaskFailed

SITE: Final = "https://ostenz.example"


@pytest.mark.anyio
async def test_values_come_back_as_they_are(make_sandbox, strangers):
    sandbox = make_sandbox()
    assert await sandbox.run(SITE, strangers.document, "Données") == Document(
        (Block("paragraph", "Données"),)
    )
    assert await sandbox.run(SITE, strangers.size, b"x" * 1_000_000) == 1_000_000
    assert len(await sandbox.run(SITE, strangers.result, 1_000_000)) == 1_000_000


@pytest.mark.anyio
async def test_what_is_no_policy_is_raised_as_such(make_sandbox, strangers):
    with pytest.raises(NotAPolicy) as refused:
        await make_sandbox().run(SITE, strangers.refuse)
    assert (refused.value.reason, refused.value.detail) == ("bot wall", "prove that you are human")


@pytest.mark.anyio
async def test_the_loop_goes_on_while_workers_work(make_sandbox, strangers):
    sandbox = make_sandbox(workers=2, wall=0.4)
    await sandbox.run(SITE, strangers.size, b"")
    ticks = 0

    async def tick() -> None:
        nonlocal ticks
        while True:
            await asyncio.sleep(0.01)
            ticks += 1

    ticking = asyncio.create_task(tick())
    outcomes = await asyncio.gather(
        *(sandbox.run(SITE, strangers.wait) for _ in range(2)), return_exceptions=True
    )
    ticking.cancel()
    assert all(isinstance(outcome, SandboxExceeded) for outcome in outcomes)
    assert ticks > 10


@pytest.mark.anyio
async def test_no_more_workers_run_than_were_asked_for(make_sandbox, strangers):
    sandbox = make_sandbox(workers=2)
    pids = await asyncio.gather(*(sandbox.run(SITE, strangers.process) for _ in range(40)))
    assert len(set(pids)) <= 2


@pytest.mark.anyio
async def test_workers_are_replaced_after_enough_calls(make_sandbox, strangers):
    sandbox = make_sandbox(calls=5)
    pids = [await sandbox.run(SITE, strangers.process) for _ in range(20)]
    assert [pids.count(pid) for pid in dict.fromkeys(pids)] == [5, 5, 5, 5]


@pytest.mark.anyio
async def test_a_worker_that_grew_is_replaced(make_sandbox, strangers):
    sandbox = make_sandbox(resident=150 * 2**20)
    before = await sandbox.run(SITE, strangers.process)
    await sandbox.run(SITE, strangers.allocate, 10 * 2**20)
    assert await sandbox.run(SITE, strangers.process) == before
    await sandbox.run(SITE, strangers.allocate, 200 * 2**20)
    assert await sandbox.run(SITE, strangers.process) != before


@pytest.mark.anyio
async def test_a_cancelled_call_disturbs_no_later_one(make_sandbox, strangers):
    sandbox = make_sandbox()
    await sandbox.run(SITE, strangers.size, b"")
    for _ in range(5):
        call = asyncio.create_task(sandbox.run(SITE, strangers.wait))
        await asyncio.sleep(0)
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call
        assert await sandbox.run(SITE, strangers.size, b"four") == 4


@pytest.mark.anyio
async def test_a_worker_cannot_raise_errors_of_the_store(make_sandbox, strangers):
    """A damaged store ends the service; a page must not be able to say so."""
    with pytest.raises(TaskFailed, match="StoreDamaged"):
        await make_sandbox().run(SITE, strangers.accuse)


@pytest.mark.anyio
async def test_an_answer_of_another_type_is_refused(make_sandbox, strangers):
    with pytest.raises(SandboxFault, match="refused: Invalid enum value 'poem'"):
        await make_sandbox().run(SITE, strangers.not_a_document)


@pytest.mark.anyio
@pytest.mark.parametrize("workers", [1, 2])
async def test_an_infected_worker_falsifies_no_other_origin(make_sandbox, strangers, workers):
    sandbox = make_sandbox(workers=workers)
    await sandbox.run(SITE, strangers.infect)
    assert await sandbox.run(SITE, strangers.size, b"four") == 666
    assert await sandbox.run("https://other.example", strangers.size, b"four") == 4


@pytest.mark.anyio
async def test_a_worker_serves_its_origin_again_and_again(make_sandbox, strangers):
    sandbox = make_sandbox(workers=2)
    sites = ("https://a.example", "https://b.example", "https://c.example")
    pids = {site: await sandbox.run(site, strangers.process) for site in sites}
    assert len(set(pids.values())) == 3
    assert await sandbox.run(sites[2], strangers.process) == pids[sites[2]]
    assert await sandbox.run(sites[1], strangers.process) == pids[sites[1]]
    assert await sandbox.run(sites[0], strangers.process) != pids[sites[0]]


@pytest.mark.anyio
async def test_a_closed_sandbox_takes_no_calls(make_sandbox, strangers):
    sandbox = make_sandbox()
    pid = await sandbox.run(SITE, strangers.process)
    ended = os.pidfd_open(pid)
    await sandbox.aclose()
    assert select.select([ended], [], [], 10)[0]
    os.close(ended)
    with pytest.raises(SandboxFault, match="closed"):
        await sandbox.run(SITE, strangers.size, b"")


@pytest.mark.anyio
async def test_many_calls_cost_the_parent_no_memory_and_little_time(make_sandbox, strangers):
    sandbox = make_sandbox(calls=200)
    page = bytes(300_000)
    for _ in range(100):
        await sandbox.run(SITE, strangers.size, page)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.perf_counter()
    for _ in range(1_000):
        await sandbox.run(SITE, strangers.size, page)
    assert (time.perf_counter() - started) / 1_000 < 0.005
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20 * 1024
