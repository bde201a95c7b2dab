"""Make everything that is logged safe to show: no text commands a terminal or forges a line.

Pages, servers and exceptions supply texts. Control characters, line breaks and reordering marks of
these texts are shown as Python escapes: `\\x1b[2J` instead of the command.
"""

from __future__ import annotations

import json
import re
import traceback
from collections.abc import Iterator, MutableMapping
from typing import Any, Final, TextIO

import structlog

UNSAFE: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff"
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
PLAIN: Final = (bool, int, float, type(None))
LONGEST_CHAIN: Final = 20
"""Exceptions shown of one chain of causes."""


def escaped(text: str) -> str:
    """Return the text with unsafe characters escaped: a line break becomes `\\n`."""
    return UNSAFE.sub(
        lambda found: found[0].encode("unicode_escape", "surrogatepass").decode(), text
    )


def escape_values(
    _logger: object, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Escape every value, for a renderer that does not (structlog processor)."""
    for name, value in event.items():
        if name not in ("exc_info", "stack") and not isinstance(value, PLAIN):
            event[name] = escaped(value if isinstance(value, str) else repr(value))
    return event


def escaped_json(value: Any, **options: Any) -> str:
    """Return the value as JSON, with everything unsafe in its strings escaped as JSON does."""
    return UNSAFE.sub(_json_escape, json.dumps(value, **options))


def _json_escape(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[i : i + 4]}" for i in range(0, len(units), 4))


def write_traceback(sio: TextIO, exc_info: structlog.typing.ExcInfo) -> None:
    """Write a traceback in Python's form, each message escaped on one line, without local variables."""
    sio.write("\n" + "\n".join(_lines(exc_info[1])))


def _lines(error: BaseException) -> Iterator[str]:
    chain = _chain(error)
    for number, link in enumerate(chain):
        if number:
            yield "The next exception followed from it:"
        yield "Traceback (most recent call last):"
        for entry in traceback.extract_tb(link.__traceback__):
            yield f"  {escaped(entry.filename)}:{entry.lineno} in {entry.name}"
            yield f"    {escaped(entry.line or '')}"
        yield f"{type(link).__qualname__}: {escaped(_message(link))}"
        yield from (f"  note: {escaped(note)}" for note in getattr(link, "__notes__", ()))
        if isinstance(link, BaseExceptionGroup):
            for part in link.exceptions[:LONGEST_CHAIN]:
                yield from (f"  | {line}" for line in _lines(part))


def _chain(error: BaseException) -> list[BaseException]:
    """Return the exception and its causes, the first cause first."""
    chain: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and link not in chain and len(chain) < LONGEST_CHAIN:
        chain.insert(0, link)
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return chain


def _message(error: BaseException) -> str:
    try:
        return str(error)
    except Exception:  # noqa: BLE001 - a broken message must not hide the exception
        return "(its message cannot be shown)"
