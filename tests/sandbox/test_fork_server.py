"""The parent restarts a lost fork server, and replaces a worker that died while idle."""

from __future__ import annotations

import os
import select
import signal
from typing import Final

import pytest

from monitor.sandbox import fork_server, landlock
from monitor.sandbox.faults import SandboxFault

SITE: Final = "https://ostenz.example"


@pytest.mark.anyio
async def test_a_worker_that_died_idle_is_replaced(make_sandbox, strangers):
    sandbox = make_sandbox()
    pid = await sandbox.run(SITE, strangers.process)
    ended = os.pidfd_open(pid)
    os.kill(pid, signal.SIGKILL)
    assert select.select([ended], [], [], 10)[0]
    os.close(ended)
    assert await sandbox.run(SITE, strangers.size, b"four") == 4


@pytest.mark.anyio
async def test_a_lost_fork_server_is_replaced(make_sandbox, strangers):
    sandbox = make_sandbox()
    pid = await sandbox.run(SITE, strangers.process)
    ended = os.pidfd_open(pid)
    sandbox._fork_server._process.kill()
    assert select.select([ended], [], [], 10)[0], "workers die with their fork server"
    os.close(ended)
    assert await sandbox.run(SITE, strangers.size, b"four") == 4


@pytest.mark.anyio
async def test_a_sandbox_that_cannot_start_says_so(make_sandbox, strangers, capfd):
    sandbox = make_sandbox(preload=("no_such_module",))
    with pytest.raises(SandboxFault, match="no worker process"):
        await sandbox.run(SITE, strangers.size, b"")
    assert "no_such_module" in capfd.readouterr().err


@pytest.mark.anyio
async def test_ctrl_c_and_a_stop_reach_the_parent_only(make_sandbox, strangers):
    sandbox = make_sandbox()
    pid = await sandbox.run(SITE, strangers.process)
    assert os.getsid(pid) != os.getsid(0)
    for ignored in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        os.kill(pid, ignored)
    assert await sandbox.run(SITE, strangers.process) == pid


def test_what_the_kernel_lacks_is_logged_once_and_the_rest_holds(monkeypatch, caplog):
    monkeypatch.setattr(landlock, "abi", lambda: 0)
    noted: list[str] = []
    monkeypatch.setattr(
        fork_server.log, "warning", lambda event, missing: noted.append(missing), raising=False
    )
    fork_server.note_missing.cache_clear()
    fork_server.note_missing()
    fork_server.note_missing()
    fork_server.note_missing.cache_clear()
    assert noted == ["Landlock"]
    landlock.restrict()
