"""What a worker sends as a policy or a report is decoded exactly, within bounds, and in one go."""

from __future__ import annotations

import gc
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest

from monitor.extract.clause_limit import MOST_CLAUSES
from monitor.model import Change, Clause, DateChange, Policy, Report
from monitor.sandbox.bounded_values import decode_policy, decode_report
from monitor.sandbox.faults import SandboxFault
from monitor.sandbox.task_codec import encode

POLICY = Policy((Clause("We keep letters.", id="c_1"),), (), "en")
REPORT = Report((Change("added", "c_1", (), None, "We keep letters."),), DateChange("absent"))

Decode = Callable[[bytes], Any]


@pytest.mark.parametrize(("decode", "value"), [(decode_policy, POLICY), (decode_report, REPORT)])
def test_a_value_comes_back_as_it_was_sent(decode: Decode, value: object) -> None:
    assert decode(encode(value)) == value


@pytest.mark.parametrize(
    ("decode", "sent"),
    [
        (decode_policy, encode(Policy(POLICY.clauses * (MOST_CLAUSES + 1)))),
        (decode_policy, encode(REPORT)),
        (decode_policy, encode(POLICY)[:-1]),
        (decode_report, encode(POLICY)),
        (decode_report, b""),
    ],
)
def test_anything_else_is_refused(decode: Decode, sent: bytes) -> None:
    with pytest.raises(SandboxFault):
        decode(sent)


@pytest.mark.parametrize("sent", [encode(POLICY), b"refused"])
def test_the_collector_runs_again_afterwards(sent: bytes) -> None:
    with suppress(SandboxFault):
        decode_policy(sent)
    assert gc.isenabled()
