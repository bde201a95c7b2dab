"""Runs the reading of untrusted bytes in child processes that may fail without harm.

    Sandbox.run ─pickle▶ child (limits, no environment) ─result or exception▶ Sandbox.run

A zygote process imports the reading code once and forks children from itself, so that a child
costs milliseconds. Every child lives under limits of processor time, memory and size of its
result; one that exceeds them is killed and replaced, and the caller gets `SandboxExceeded`.
"""

from __future__ import annotations

from monitor.sandbox.bounds import Bounds
from monitor.sandbox.pool import Sandbox, SandboxExceeded, SandboxFault

__all__ = ["Bounds", "Sandbox", "SandboxExceeded", "SandboxFault"]
