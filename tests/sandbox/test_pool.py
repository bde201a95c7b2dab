"""Whatever a stranger's page does to its reader, the reader's parent goes on."""

from __future__ import annotations

import asyncio
import os
import pickle
import resource
import select
import signal
import subprocess
import sys
import textwrap
import time

import pytest

from monitor.errors import NotAPolicy
from monitor.model import Block, Document, Watch
from monitor.sandbox import SandboxExceeded, SandboxFault
from monitor.sandbox.unpickle import loads


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
async def test_faults_come_with_the_child_s_traceback(make_sandbox, strangers):
    sandbox = make_sandbox()
    with pytest.raises(ValueError, match="invalid literal") as fault:
        await sandbox.run(int, "x")
    assert "Traceback" in fault.value.__notes__[0]
    with pytest.raises(RuntimeError, match=r"strangers\.LibraryError: bad selector"):
        await sandbox.run(strangers.library_fault)
    with pytest.raises(RecursionError):
        await sandbox.run(strangers.recurse)
    with pytest.raises(RuntimeError, match="cannot pickle"):
        await sandbox.run(strangers.garble)


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("function", "arguments", "bounds", "what"),
    [
        ("spin", (), {"cpu": 0.1}, "processor time"),
        ("burn_in_c", (), {"cpu": 0.1}, "processor time"),
        ("wait", (), {"wall": 0.5}, "0.5 seconds"),
        ("allocate", (2**31,), {}, "memory"),
        ("result", (1001,), {"result": 1000}, "size of the result"),
        ("crash", (), {}, "crash (SIGSEGV)"),
        ("leave", (), {}, "crash"),
    ],
)
async def test_a_call_that_exceeds_its_bounds_is_ended_and_the_next_one_served(
    make_sandbox, strangers, function, arguments, bounds, what
):
    sandbox = make_sandbox(**bounds)
    await sandbox.warm()
    for _ in range(2):
        with pytest.raises(SandboxExceeded) as exceeded:
            await sandbox.run(getattr(strangers, function), *arguments)
        assert exceeded.value.what == what
        assert await sandbox.run(len, b"four") == 4


@pytest.mark.anyio
async def test_each_call_is_granted_its_own_processor_time(make_sandbox):
    sandbox = make_sandbox(cpu=0.3)
    for _ in range(8):
        await sandbox.run(sum, range(4_000_000))


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
async def test_a_child_that_grew_is_replaced(make_sandbox, strangers):
    sandbox = make_sandbox(resident=150 * 2**20)
    before = await sandbox.run(strangers.process)
    await sandbox.run(strangers.allocate, 10 * 2**20)
    assert await sandbox.run(strangers.process) == before
    await sandbox.run(strangers.allocate, 200 * 2**20)
    assert await sandbox.run(strangers.process) != before


@pytest.mark.anyio
async def test_a_child_that_died_idle_is_no_page_s_fault(make_sandbox, strangers):
    sandbox = make_sandbox()
    pid = await sandbox.run(strangers.process)
    ended = os.pidfd_open(pid)
    os.kill(pid, signal.SIGKILL)
    assert select.select([ended], [], [], 10)[0]
    os.close(ended)
    assert await sandbox.run(len, b"four") == 4


@pytest.mark.anyio
async def test_a_lost_fork_server_is_replaced(make_sandbox, strangers):
    sandbox = make_sandbox()
    pid = await sandbox.run(strangers.process)
    ended = os.pidfd_open(pid)
    sandbox._fork_server._process.kill()
    assert select.select([ended], [], [], 10)[0], "workers die with their fork server"
    os.close(ended)
    assert await sandbox.run(len, b"four") == 4


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
async def test_workers_see_no_secrets_and_write_no_files(
    make_sandbox, strangers, tmp_path, monkeypatch
):
    monkeypatch.setenv("TEAM_SECRET", "whsec_canary")
    sandbox = make_sandbox()
    assert "TEAM_SECRET" not in await sandbox.run(strangers.environment)
    with pytest.raises(OSError, match="too large"):
        await sandbox.run(strangers.write, str(tmp_path / "written"))
    assert (tmp_path / "written").stat().st_size == 0


@pytest.mark.anyio
async def test_a_child_taken_over_runs_nothing_in_its_parent(make_sandbox, strangers, tmp_path):
    with pytest.raises(SandboxFault, match="may not send"):
        await make_sandbox().run(strangers.sneak, str(tmp_path / "sneaked"))
    assert not (tmp_path / "sneaked").exists()


@pytest.mark.anyio
@pytest.mark.parametrize(
    "named",
    [
        b"cos\nsystem\n(S'true'\ntR.", b"cbuiltins\neval\n(S'1'\ntR.", b"cbuiltins\ngetattr\n.",
        b"cmonitor.sandbox.handle\nsubprocess.Popen\n.", b"cmonitor.sandbox.handle\nos\n.",
        b"cmonitor.sandbox.pool\nSandbox\n.", b"cmonitor.errors\nPath\n.", b"cbuiltins\nSystemExit\n.",
        b"cmonitor.sandbox.fork_server_process\nmain\n.", b"cmonitor.__main__\nmain\n.",
        b"cmonitor.deliver.dispatch\nTally\n.", b"cmonitor.demo.stage\nStage\n.",
    ],
)  # fmt: skip
async def test_no_name_but_a_value_s_is_taken_from_a_child(named):
    with pytest.raises(pickle.UnpicklingError):
        loads(named)


@pytest.mark.anyio
async def test_a_child_cannot_change_a_class_of_its_parent():
    """BUILD with a pair (None, {name: value}) sets attributes on whatever stands before it."""
    change = b"\x80\x05cmonitor.%s\n%s\nN}\x8c\x04evilK\x01s\x86b."
    for module, name in ((b"model", b"Watch"), (b"errors", b"NotAPolicy")):
        with pytest.raises(TypeError):
            loads(change % (module, name))
    assert not hasattr(Watch, "evil")
    assert not hasattr(NotAPolicy, "evil")


@pytest.mark.anyio
async def test_a_child_cannot_speak_for_the_store(make_sandbox, strangers):
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
async def test_a_sandbox_that_cannot_start_says_so(make_sandbox, capfd):
    sandbox = make_sandbox(preload=("no_such_module",))
    with pytest.raises(SandboxFault, match="no worker process"):
        await sandbox.run(len, b"")
    assert "no_such_module" in capfd.readouterr().err


def test_workers_end_when_their_parent_is_killed(strangers, tmp_path):
    """Even one that spins: kill -9 of the daemon leaves nothing behind."""
    script = """
        import asyncio, os, strangers
        from monitor.sandbox import Bounds, Sandbox
        async def main():
            sandbox = Sandbox(workers=2, bounds=Bounds(cpu=60, wall=60), preload=())
            idle, busy = await asyncio.gather(*(sandbox.run(strangers.process) for _ in range(2)))
            asyncio.create_task(sandbox.run(strangers.spin))
            await asyncio.sleep(0)
            print(idle, busy, flush=True)
            await asyncio.sleep(60)
        asyncio.run(main())
    """
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script)],
        stdout=subprocess.PIPE,
        env={"PYTHONPATH": os.pathsep.join(sys.path)},
    ) as parent:
        assert parent.stdout is not None
        handles = [os.pidfd_open(int(pid)) for pid in parent.stdout.readline().split()]
        parent.kill()
    for handle in handles:
        assert select.select([handle], [], [], 10)[0]
        os.close(handle)


@pytest.mark.anyio
async def test_ctrl_c_and_a_stop_reach_the_parent_only(make_sandbox, strangers):
    sandbox = make_sandbox()
    pid = await sandbox.run(strangers.process)
    assert os.getsid(pid) != os.getsid(0)
    for ignored in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        os.kill(pid, ignored)
    assert await sandbox.run(strangers.process) == pid


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
