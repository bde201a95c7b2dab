"""Encode calls and answers as MessagePack, and decode them into the exact types of a task.

A task is a function of a module, and its annotations are its wire format. What a worker sends is
data of these types or it is refused: decoding runs no code, allocates memory in proportion to the
answer's size, and is bounded in depth by the interpreter's limit of recursion.
"""

from __future__ import annotations

import importlib
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Final, get_type_hints

import msgspec

from monitor.errors import NotAPolicy, NotAPolicyReason

_LONGEST: Final = 2_000
"""Characters of an exception's words."""
_LONGEST_TRACEBACK: Final = 20_000


@dataclass(frozen=True, slots=True)
class Task:
    """A function that workers run, with the decoders of its arguments and of its result."""

    name: str
    """`module:function`"""
    function: Callable[..., Any]
    arguments: msgspec.msgpack.Decoder[Any]
    result: msgspec.msgpack.Decoder[Any]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A `NotAPolicy` on its way from a worker."""

    reason: NotAPolicyReason
    detail: Annotated[str, msgspec.Meta(max_length=_LONGEST)]


@dataclass(frozen=True, slots=True)
class Failure:
    """Any other exception on its way from a worker."""

    kind: Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z_]\w{0,79}$")]
    """The name of its class."""
    words: Annotated[str, msgspec.Meta(max_length=_LONGEST)]
    traceback: Annotated[str, msgspec.Meta(max_length=_LONGEST_TRACEBACK)]


_CALL: Final = msgspec.msgpack.Decoder(tuple[str, msgspec.Raw])
_REFUSAL: Final = msgspec.msgpack.Decoder(Refusal)
_FAILURE: Final = msgspec.msgpack.Decoder(Failure)

INVALID: Final = (msgspec.MsgspecError, RecursionError, UnicodeDecodeError)
"""What decoding raises where the bytes are not of the expected types."""

encode: Final = msgspec.msgpack.encode


def task_of(function: Callable[..., Any]) -> Task:
    """Return the task of an annotated function."""
    hints = get_type_hints(function, include_extras=True)
    result = hints.pop("return")
    arguments: Any = tuple[tuple(hints.values())]  # type: ignore[misc] # computed from the annotations
    return Task(
        f"{function.__module__}:{function.__qualname__}",
        function,
        msgspec.msgpack.Decoder(arguments),
        msgspec.msgpack.Decoder(result),
    )


def task_named(name: str) -> Task:
    """Return the task of a name, importing its module."""
    module, _, function = name.partition(":")
    return task_of(getattr(importlib.import_module(module), function))


def decode_call(
    payload: bytes | bytearray, tasks: Mapping[str, Task]
) -> tuple[Task, tuple[Any, ...]]:
    """Return the task that a call names, and its arguments."""
    name, arguments = _CALL.decode(payload)
    task = tasks[name]
    return task, task.arguments.decode(arguments)


def refusal_of(refused: NotAPolicy) -> Refusal:
    """Return the wire form of a `NotAPolicy`."""
    return Refusal(refused.reason, _encodable(refused.detail)[:_LONGEST])


def decode_refusal(answer: bytes | bytearray) -> NotAPolicy:
    """Return the `NotAPolicy` that a worker raised; raises `msgspec.MsgspecError`."""
    refusal = _REFUSAL.decode(answer)
    return NotAPolicy(refusal.reason, refusal.detail)


def failure_of(fault: BaseException) -> Failure:
    """Return the wire form of an exception."""
    told = "".join(traceback.format_exception(fault))[-_LONGEST_TRACEBACK:]
    return Failure(type(fault).__name__, _encodable(str(fault))[:_LONGEST], _encodable(told))


def decode_failure(answer: bytes | bytearray) -> Failure:
    """Return the failure that a worker reports; raises `msgspec.MsgspecError`."""
    return _FAILURE.decode(answer)


def _encodable(words: str) -> str:
    """Replace lone surrogates, which UTF-8 cannot hold."""
    return words.encode("utf-8", "replace").decode()
