"""Whatever a worker sends is a value of the expected type, or is refused, at no cost in memory.

Input: a byte that chooses the decoder, the answer.
"""

from __future__ import annotations

import resource
from collections.abc import Callable
from typing import Any, Final

from monitor.errors import MonitorError, NotAPolicy
from monitor.sandbox.bounded_values import decode_policy, decode_report
from monitor.sandbox.faults import SandboxFault
from monitor.sandbox.reading_tasks import TASKS
from monitor.sandbox.task_codec import (
    INVALID,
    decode_failure,
    decode_refusal,
    encode,
    refusal_of,
    task_of,
)

_MOST_KILOBYTES: Final = 16 * 1_024
"""Growth of the peak memory: an answer of 4 kB needs some hundred kilobytes."""

DECODERS: Final[tuple[Callable[[bytes], Any], ...]] = (
    decode_policy,
    decode_report,
    decode_refusal,
    decode_failure,
    *(task_of(task).result.decode for task in TASKS),
)


def check(data: bytes) -> None:
    """Decode the answer."""
    if not data:
        return
    decode = DECODERS[data[0] % len(DECODERS)]
    before = _peak()
    try:
        value = decode(data[1:])
    except (*INVALID, SandboxFault):
        return
    finally:
        assert _peak() - before < _MOST_KILOBYTES, "it allocates more than it holds"
    assert _same(decode(_encoded(value)), value), "it does not survive its own way back"


def _encoded(value: Any) -> bytes:
    return encode(refusal_of(value) if isinstance(value, NotAPolicy) else value)


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, MonitorError):
        return type(one) is type(other) and one.args == other.args
    return bool(one == other) or encode(one) == encode(other)  # NaN equals nothing


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
