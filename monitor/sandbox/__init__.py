"""Read untrusted bytes in worker processes that may fail, or be taken over, without harm.

    Sandbox.run ─call▶ worker (limits, no rights, no secrets) ─typed answer▶ Sandbox.run

A fork server imports the reading code once and forks the workers from itself, so that a new worker
costs milliseconds. Each worker serves one origin. It has limits of processor time, memory and result
size, and may use no files, network or other processes. A worker that exceeds a limit is killed and
replaced, and the caller gets `SandboxExceeded`.

pool.py                 Sandbox: hands calls to workers and replaces failed ones
fork_server.py          the parent's side of the fork server and of its workers
fork_server_process.py  the fork server itself
worker.py               a worker: takes calls under limits
confinement.py          what a worker gives up: landlock.py, seccomp.py (kernel_calls.py)
frames.py               the messages between the three, byte for byte
task_codec.py           calls and answers as MessagePack of exact types
bounds.py               the limits
faults.py               what a call may end with
reading_tasks.py        the tasks: fingerprint, read, observe, compare
bounded_values.py       decodes policies and reports of a worker
reading_cache.py        encoded readings within a bound of bytes
reader.py               SandboxedReader: calls the tasks

The fork server imports none of pool.py, fork_server.py and reader.py: every fork copies what it has in
memory, and asyncio and the log would double that.
"""
