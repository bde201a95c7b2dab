"""An answer is data of its task's types, or one watch is in trouble; the parent survives any bytes."""

from __future__ import annotations

import asyncio
import resource
import struct
from datetime import UTC, datetime
from typing import Any, Final

import msgspec
import pytest

from monitor.errors import NotAPolicy
from monitor.extract.clause_limit import MOST_CLAUSES
from monitor.model import Clause, Page, Policy, Trouble, Watch
from monitor.sandbox.frames import Kind
from monitor.sandbox.pool import Sandbox
from monitor.sandbox.reader import SandboxedReader
from monitor.sandbox.reading_tasks import Observed, fingerprint_page, observe_page, read_page
from monitor.sandbox.task_codec import (
    decode_call,
    decode_failure,
    decode_refusal,
    encode,
    failure_of,
    refusal_of,
    task_of,
)

URL: Final = "https://ostenz.example/"
PAGE: Final = Page(URL, URL, 200, (), b"<p>words", "text/html", datetime(2026, 1, 5, tzinfo=UTC))
WATCH: Final = Watch("ostenz/privacy", "Ostenz", "Privacy", URL)

NESTED: Final = b"\x91" * 1_000_000
CLAIMS_4_GIB: Final = b"\xdd\xff\xff\xff\xff" + bytes(49)
CLAIMS_BYTES: Final = b"\xc6\xff\xff\xff\xff" + bytes(49)
UNKNOWN: Final = encode({"clauses": [{"text": "a", "evil": 1}]})
DEEP_UNKNOWN: Final = b"\x82\xa7clauses\x90\xa1z" + NESTED
CROWDED: Final = b"\x81\xa7clauses\xdd" + struct.pack(">I", 1_000_000) + encode({"text": ""}) * 1_000_000  # fmt: skip
STRANGE: Final = (
    b"", b"\xc1", NESTED, CLAIMS_4_GIB, CLAIMS_BYTES, UNKNOWN, DEEP_UNKNOWN, CROWDED,
    encode("words"), encode({"clauses": "words"}), encode({"clauses": [{"text": 7}]}),
    encode({"clauses": []}) + b"\x00",
)  # fmt: skip


class TakenOver(Sandbox):
    """A sandbox whose worker answers whatever it likes."""

    def __init__(self, kind: Kind, answer: bytes) -> None:
        super().__init__((fingerprint_page, read_page, observe_page))
        self._sent = kind, bytearray(answer)

    async def _worker_for(self, origin: str) -> Any:
        return None

    async def _ask(self, worker: Any, payload: bytes) -> tuple[Kind, bytearray]:
        return self._sent


def readings(kind: Kind, answer: bytes) -> list[object]:
    async def read() -> list[object]:
        sandbox = TakenOver(kind, answer)
        reader = SandboxedReader(sandbox, sandbox)
        return [
            await reader.fingerprint(PAGE, WATCH),
            await reader.read(PAGE, WATCH),
            await reader.observe(PAGE, WATCH, "seed", None),
        ]

    return asyncio.run(read())


@pytest.mark.parametrize("kind", [Kind.RESULT, Kind.REFUSED, Kind.FAILED, Kind.EXCEEDED])
@pytest.mark.parametrize("answer", STRANGE, ids=lambda answer: answer[:12].hex())
def test_strange_bytes_are_trouble_of_one_watch(kind: Kind, answer: bytes) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for reading in readings(kind, answer):
        assert isinstance(reading, Trouble) or answer == encode("words")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200 * 1024


@pytest.mark.parametrize("policy", STRANGE, ids=lambda answer: answer[:12].hex())
def test_so_are_strange_bytes_inside_an_answer(policy: bytes) -> None:
    answers = (encode(policy), encode(Observed(policy, b"", b"", "0" * 64, 1.0)))
    assert all(isinstance(r, Trouble) for r in readings(Kind.RESULT, answers[0])[1:])
    assert isinstance(readings(Kind.RESULT, answers[1])[2], Trouble)


def test_a_policy_of_too_many_clauses_is_refused_before_they_are_decoded() -> None:
    policy = encode(Policy(tuple(Clause("a") for _ in range(MOST_CLAUSES + 1))))
    trouble = readings(Kind.RESULT, encode(policy))[1]
    assert trouble == Trouble("unreadable", "reading the page failed: SandboxFault")


def double(times: int, words: str, *, loud: bool) -> tuple[str, ...]:
    return (words.upper() if loud else words,) * times


def test_a_call_is_decoded_into_the_tasks_arguments() -> None:
    task = task_of(double)
    assert task.name == f"{__name__}:double"
    call = encode((task.name, (2, "a", True)))
    assert decode_call(call, {task.name: task}) == (task, (2, "a", True))
    with pytest.raises(msgspec.ValidationError):
        decode_call(encode((task.name, ("2", "a", True))), {task.name: task})


def test_exceptions_travel_as_kind_and_words() -> None:
    refused = decode_refusal(encode(refusal_of(NotAPolicy("login", "sign in" * 1_000))))
    assert (refused.reason, len(refused.detail)) == ("login", 2_000)
    quoted = decode_refusal(encode(refusal_of(NotAPolicy("login", "« \ud800 »"))))
    assert quoted.detail == "« ? »", "a page may name an encoding that decodes to lone surrogates"
    failure = decode_failure(encode(failure_of(ValueError("\ud800 is no letter"))))
    assert (failure.kind, failure.words) == ("ValueError", "? is no letter")
