"""A worker enforces the limits of each call and reports exceptions."""

from __future__ import annotations

import pytest

from monitor.sandbox import SandboxExceeded


@pytest.mark.anyio
async def test_faults_come_with_the_workers_traceback(make_sandbox, strangers):
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
async def test_workers_see_no_secrets_and_write_no_files(
    make_sandbox, strangers, tmp_path, monkeypatch
):
    monkeypatch.setenv("TEAM_SECRET", "whsec_canary")
    sandbox = make_sandbox()
    assert "TEAM_SECRET" not in await sandbox.run(strangers.environment)
    with pytest.raises(OSError, match="too large"):
        await sandbox.run(strangers.write, str(tmp_path / "written"))
    assert (tmp_path / "written").stat().st_size == 0
