"""What the service says while it runs: a line per event on standard error.

Text on a terminal, JSON otherwise, for a journal to keep. Values named like secrets are masked here,
last of all; they should not have come so far.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import MutableMapping
from typing import Any, Final, TextIO

import structlog

SECRET_NAMES: Final = ("password", "secret", "token", "authorization", "cookie", "credential")
MASK: Final = "•••"


def configure(*, level: int = logging.WARNING, stream: TextIO | None = None) -> None:
    """Sets how all modules log from now on."""
    out = stream or sys.stderr
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.StackInfoRenderer(),
            mask_secrets,
            *_last(terminal=out.isatty()),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(out),
    )


def mask_secrets(
    _logger: object, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """A processor: what is named like a secret is not shown."""
    for name in event:
        if any(word in name.lower() for word in SECRET_NAMES):
            event[name] = MASK
    return event


def _last(*, terminal: bool) -> tuple[structlog.typing.Processor, ...]:
    """Tracebacks come without the values of variables, among which there may be secrets."""
    if terminal:
        return (structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback),)
    transformer = structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
    return (
        structlog.processors.ExceptionRenderer(transformer),
        structlog.processors.JSONRenderer(ensure_ascii=False, default=str),
    )
