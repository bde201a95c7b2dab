"""Configure logging: one line per event on standard error.

Text on a terminal, JSON otherwise. Values named like secrets are masked as a last resort: no caller
should log one.
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
    """Configure logging of all modules."""
    out = stream or sys.stderr
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.StackInfoRenderer(),
            mask_secrets,
            *_renderers(terminal=out.isatty()),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(out),
    )


def mask_secrets(
    _logger: object, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Mask values whose name contains a word for a secret (structlog processor)."""
    for name in event:
        if any(word in name.lower() for word in SECRET_NAMES):
            event[name] = MASK
    return event


def _renderers(*, terminal: bool) -> tuple[structlog.typing.Processor, ...]:
    """Return the final processors; tracebacks omit local variables, which may hold secrets."""
    if terminal:
        return (structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback),)
    transformer = structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
    return (
        structlog.processors.ExceptionRenderer(transformer),
        structlog.processors.JSONRenderer(ensure_ascii=False, default=str),
    )
