"""A worker enforces the limits of each call and reports exceptions."""

from __future__ import annotations

from typing import Final

import pytest

from monitor.sandbox.faults import SandboxExceeded, TaskFailed

SITE: Final = "https://ostenz.example"


@pytest.mark.anyio
async def test_faults_come_with_the_workers_traceback(make_sandbox, strangers):
    sandbox = make_sandbox()
    with pytest.raises(TaskFailed, match="ValueError: invalid literal") as fault:
        await sandbox.run(SITE, strangers.number, "x")
    assert "Traceback" in fault.value.__notes__[0]
    with pytest.raises(TaskFailed, match=r"LibraryError: bad selector"):
        await sandbox.run(SITE, strangers.library_fault)
    with pytest.raises(TaskFailed, match="RecursionError"):
        await sandbox.run(SITE, strangers.recurse, 0)
    with pytest.raises(TaskFailed, match="unsupported"):
        await sandbox.run(SITE, strangers.garble)


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
    await sandbox.run(SITE, strangers.size, b"")
    for _ in range(2):
        with pytest.raises(SandboxExceeded) as exceeded:
            await sandbox.run(SITE, getattr(strangers, function), *arguments)
        assert exceeded.value.what == what
        assert await sandbox.run(SITE, strangers.size, b"four") == 4


@pytest.mark.anyio
async def test_each_call_is_granted_its_own_processor_time(make_sandbox, strangers):
    sandbox = make_sandbox(cpu=0.3)
    for _ in range(8):
        await sandbox.run(SITE, strangers.count, 4_000_000)


@pytest.mark.anyio
async def test_workers_inherit_no_secrets(make_sandbox, strangers, monkeypatch):
    monkeypatch.setenv("TEAM_SECRET", "whsec_canary")
    sandbox = make_sandbox()
    assert "TEAM_SECRET" not in await sandbox.run(SITE, strangers.environment)
