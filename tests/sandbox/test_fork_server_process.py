"""The fork server and its workers end with the parent."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import textwrap


def test_workers_end_when_their_parent_is_killed(strangers, tmp_path):
    """Even one that spins: kill -9 of the daemon leaves nothing behind."""
    script = """
        import asyncio, os, strangers
        from monitor.sandbox.bounds import Bounds
        from monitor.sandbox.pool import Sandbox
        async def main():
            tasks = (strangers.process, strangers.spin)
            sandbox = Sandbox(tasks, workers=2, bounds=Bounds(cpu=60, wall=60))
            idle, busy = await asyncio.gather(*(sandbox.run(site, strangers.process) for site in 'ab'))
            asyncio.create_task(sandbox.run('b', strangers.spin))
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


def test_what_every_fork_copies_holds_neither_event_loop_nor_log():
    script = """
        import sys
        import monitor.sandbox.fork_server_process, monitor.sandbox.reading_tasks
        print(sorted({'asyncio', 'structlog', 'httpx', 'sqlite3', 'subprocess'} & set(sys.modules)))
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)],
        capture_output=True, text=True, check=True, env={"PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    assert done.stdout.strip() == "[]"
