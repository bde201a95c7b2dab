"""Configure logging: one line per event on standard error.

Text on a terminal, JSON otherwise; `log_safety` keeps both from being forged. Values named like
secrets are masked as a last resort: no caller should log one.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import MutableMapping
from typing import Any, Final, TextIO

import structlog

from monitor.service.log_safety import escape_values, escaped_json, write_traceback

SECRET_NAMES: Final = ("password", "secret", "token", "authorization", "cookie", "credential")
MASK: Final = "•••"


def configure(*, level: int = logging.WARNING, stream: TextIO | None = None) -> None:
    """Configure logging of all modules, and of libraries that use the standard library's logging."""
    if not any(isinstance(handler, Forwarder) for handler in logging.getLogger().handlers):
        logging.getLogger().addHandler(Forwarder(logging.WARNING))
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


class Forwarder(logging.Handler):
    """Passes the warnings of asyncio and other libraries on, so that they are written as ours are."""

    def emit(self, record: logging.LogRecord) -> None:
        """Log the record's message and exception."""
        structlog.get_logger(record.name).log(
            record.levelno, record.getMessage(), logger=record.name, exc_info=record.exc_info
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
        return (escape_values, structlog.dev.ConsoleRenderer(exception_formatter=write_traceback))
    transformer = structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
    return (
        structlog.processors.ExceptionRenderer(transformer),
        structlog.processors.JSONRenderer(escaped_json, ensure_ascii=False, default=str),
    )
