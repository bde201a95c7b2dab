"""Decode policies and reports that workers send, with a bound on the number of their parts.

The bound is checked before the parts are decoded: each would hold the event loop for a microsecond.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from typing import Annotated, Any, Final, TypeVar

import msgspec

from monitor.extract.clause_limit import MOST_CLAUSES
from monitor.model import Change, Clause, Policy, Report
from monitor.sandbox.faults import SandboxFault
from monitor.sandbox.task_codec import INVALID, encode

MOST_CHANGES: Final = 2 * MOST_CLAUSES
"""Changes of a report: every clause of two policies."""

V = TypeVar("V", Policy, Report)


@dataclass(frozen=True, slots=True)
class _BoundedPolicy(Policy):
    clauses: Annotated[tuple[Clause, ...], msgspec.Meta(max_length=MOST_CLAUSES)]


@dataclass(frozen=True, slots=True)
class _BoundedReport(Report):
    changes: Annotated[tuple[Change, ...], msgspec.Meta(max_length=MOST_CHANGES)]


_POLICY: Final = msgspec.msgpack.Decoder(_BoundedPolicy)
_REPORT: Final = msgspec.msgpack.Decoder(_BoundedReport)


def decode_policy(encoded: bytes) -> Policy:
    """Return the policy; raises `SandboxFault` for anything else."""
    return _decoded(_POLICY, Policy, encoded)


def decode_report(encoded: bytes) -> Report:
    """Return the report; raises `SandboxFault` for anything else."""
    return _decoded(_REPORT, Report, encoded)


@contextmanager
def _without_collection() -> Iterator[None]:
    """Pause the collector of cycles: what is decoded holds none, and looking for them doubles the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _decoded(decoder: msgspec.msgpack.Decoder[Any], kind: type[V], encoded: bytes) -> V:
    """Return the value without its bounds; refuse bytes that say more than the value holds."""
    try:
        with _without_collection():
            bounded = decoder.decode(encoded)
    except INVALID as fault:
        raise SandboxFault(f"a worker's answer was refused: {fault}") from fault
    value = kind(**{field.name: getattr(bounded, field.name) for field in fields(kind)})
    if encode(value) != encoded:
        raise SandboxFault("a worker's answer was refused: it has unknown fields")
    return value
