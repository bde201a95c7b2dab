"""Read untrusted bytes in worker processes that may fail without harm.

    Sandbox.run ─pickle▶ worker (limits, no secrets) ─result or exception▶ Sandbox.run

A fork server imports the reading code once and forks the workers from itself, so that a new worker
costs milliseconds. Each worker has limits of processor time, memory and result size. A worker that
exceeds a limit is killed and replaced, and the caller gets `SandboxExceeded`.

pool.py                 Sandbox: hands calls to free workers and replaces failed ones
fork_server.py          the parent's side of the fork server and of its workers
fork_server_process.py  the fork server itself
worker.py               a worker: takes calls under limits
frames.py               the messages between the three, byte for byte
bounds.py               the limits
unpickle.py             decodes a worker's answer without trusting it
reader.py               SandboxedReader: reads and compares policies in workers
"""

from __future__ import annotations

from monitor.sandbox.bounds import Bounds
from monitor.sandbox.pool import Sandbox, SandboxExceeded, SandboxFault

__all__ = ["Bounds", "Sandbox", "SandboxExceeded", "SandboxFault"]
