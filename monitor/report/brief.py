"""Alerts as a chat message: a title and a few lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from monitor.report.inert import one_line
from monitor.report.letter import letter
from monitor.report.message import Changed, Figures, Message, Problem
from monitor.report.phrases import Language, phrase

LINES: Final = 8
"""Messages shown; the rest is counted."""

LINE: Final = 300
"""Characters."""


def brief(messages: Sequence[Message], channel: str, language: Language) -> tuple[str, str]:
    """Return title and body: per message its summary, whether the edit was silent, and its URL."""
    title = letter(messages, channel, language).subject
    told = [message for message in messages if not isinstance(message, Figures)]
    blocks = [_block(message, language) for message in told[:LINES]]
    if len(told) > LINES:
        blocks.append(f"… +{len(told) - LINES}")
    return title, "\n\n".join(blocks) or title


def _block(message: Message, language: Language) -> str:
    match message:
        case Changed(report=report, about=about):
            silent = [phrase("silent", language)] if report.unannounced else []
            return _lines(report.summary, *silent, about.url)
        case Problem(summary=summary, detail=detail, about=about):
            return _lines(summary, detail, about.url)
        case Figures():
            return ""
        case _:
            return _lines(message.summary)


def _lines(*lines: str) -> str:
    return "\n".join(one_line(line)[:LINE] for line in lines if line)
