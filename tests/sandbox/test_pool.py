"""Whatever a stranger's page does to its reader, the reader's parent goes on."""

from __future__ import annotations

import asyncio
import os
import resource
import select
import subprocess
import sys
import time

import pytest

from monitor.errors import NotAPolicy
from monitor.model import Block, Document
from monitor.sandbox import SandboxExceeded, SandboxFault


@pytest.mark.anyio
async def test_values_come_back_as_they_are(make_sandbox, strangers):
    sandbox = make_sandbox()
    assert await sandbox.run(strangers.document, "Données") == Document(
        (Block("paragraph", "Données"),)
    )
    assert await sandbox.run(len, b"x" * 1_000_000) == 1_000_000
    assert len(await sandbox.run(strangers.result, 1_000_000)) == 1_000_000


@pytest.mark.anyio
async def test_what_is_no_policy_is_raised_as_such(make_sandbox, strangers):
    with pytest.raises(NotAPolicy) as refused:
        await make_sandbox().run(strangers.refuse)
    assert (refused.value.reason, refused.value.detail) == ("bot wall", "prove that you are human")


@pytest.mark.anyio
async def test_the_loop_goes_on_while_workers_work(make_sandbox, strangers):
    sandbox = make_sandbox(workers=2, wall=0.4)
    await sandbox.warm()
    ticks = 0

    async def tick() -> None:
        nonlocal ticks
        while True:
            await asyncio.sleep(0.01)
            ticks += 1

    ticking = asyncio.create_task(tick())
    outcomes = await asyncio.gather(
        *(sandbox.run(strangers.wait) for _ in range(2)), return_exceptions=True
    )
    ticking.cancel()
    assert all(isinstance(outcome, SandboxExceeded) for outcome in outcomes)
    assert ticks > 10


@pytest.mark.anyio
async def test_no_more_workers_run_than_were_asked_for(make_sandbox, strangers):
    sandbox = make_sandbox(workers=2)
    pids = await asyncio.gather(*(sandbox.run(strangers.process) for _ in range(40)))
    assert len(set(pids)) <= 2


@pytest.mark.anyio
async def test_workers_are_replaced_after_enough_calls(make_sandbox, strangers):
    sandbox = make_sandbox(calls=5)
    pids = [await sandbox.run(strangers.process) for _ in range(20)]
    assert [pids.count(pid) for pid in dict.fromkeys(pids)] == [5, 5, 5, 5]


@pytest.mark.anyio
async def test_a_worker_that_grew_is_replaced(make_sandbox, strangers):
    sandbox = make_sandbox(resident=150 * 2**20)
    before = await sandbox.run(strangers.process)
    await sandbox.run(strangers.allocate, 10 * 2**20)
    assert await sandbox.run(strangers.process) == before
    await sandbox.run(strangers.allocate, 200 * 2**20)
    assert await sandbox.run(strangers.process) != before


@pytest.mark.anyio
async def test_a_cancelled_call_disturbs_no_later_one(make_sandbox, strangers):
    sandbox = make_sandbox()
    await sandbox.warm()
    for _ in range(5):
        call = asyncio.create_task(sandbox.run(strangers.wait))
        await asyncio.sleep(0)
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call
        assert await sandbox.run(len, b"four") == 4


@pytest.mark.anyio
async def test_a_worker_cannot_raise_errors_of_the_store(make_sandbox, strangers):
    """A damaged store ends the service; a page must not be able to say so."""
    with pytest.raises(SandboxFault, match="StoreDamaged"):
        await make_sandbox().run(strangers.accuse)


@pytest.mark.anyio
async def test_a_closed_sandbox_takes_no_calls(make_sandbox, strangers):
    sandbox = make_sandbox()
    pid = await sandbox.run(strangers.process)
    ended = os.pidfd_open(pid)
    await sandbox.aclose()
    assert select.select([ended], [], [], 10)[0]
    os.close(ended)
    with pytest.raises(SandboxFault, match="closed"):
        await sandbox.run(len, b"")


@pytest.mark.anyio
async def test_many_calls_cost_the_parent_no_memory_and_little_time(make_sandbox):
    sandbox = make_sandbox(calls=200)
    page = bytes(300_000)
    for _ in range(100):
        await sandbox.run(len, page)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.perf_counter()
    for _ in range(1_000):
        await sandbox.run(len, page)
    assert (time.perf_counter() - started) / 1_000 < 0.005
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20 * 1024


READS = """
import sys, importlib
from monitor.sandbox.pool import STAGES
for name in STAGES: importlib.import_module(name)
before = set(sys.modules)
import monitor
clause = "We keep your personal data for as long as the law requires. " * 20
for body, kind in ((f"<h1>Privacy policy</h1><p>{clause}", "text/html"), (f"# Terms\\n\\n{clause}", "text/markdown"), (clause, "text/plain"), ("%PDF-1.4 %%EOF", ""), ("PK\\x03\\x04 word/document", "")):
    try: monitor.read(body.encode(), "", kind)
    except monitor.NotAPolicy: pass
print(sorted(set(sys.modules) - before))
"""


def test_a_worker_has_imported_all_that_a_reading_of_any_format_needs() -> None:
    ran = subprocess.run([sys.executable, "-c", READS], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"
