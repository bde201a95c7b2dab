"""Checks of values: each returns the value meant, or raises `ValueError` with the mend.

The message says what is wrong and how to correct it; the caller adds file, line and key.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import timedelta
from typing import Final

from monitor.config.durations import parse_duration

LONGEST_NAME: Final = 200
"""Characters."""

_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_HEADER: Final = re.compile(r"[A-Za-z0-9-]+")


def at_least(shortest: timedelta) -> Callable[[str], timedelta]:
    """Make a check for a duration of `shortest` or more: `at_least(1s)` takes `10m`."""

    def check(text: str) -> timedelta:
        length = parse_duration(text)
        if length < shortest:
            raise ValueError(
                f"{text!r} is too short; {int(shortest.total_seconds())}s is the least"
            )
        return length

    return check


def between(least: int, most: int) -> Callable[[int], int]:
    """Make a check for a number within these bounds, both included."""

    def check(number: int) -> int:
        if not least <= number <= most:
            raise ValueError(f"{number} is not between {least} and {most}")
        return number

    return check


def one_of(*words: str) -> Callable[[str], str]:
    """Make a check for a choice among words."""

    def check(word: str) -> str:
        if word not in words:
            raise ValueError(f"{word!r} is none of {', '.join(words)}")
        return word

    return check


def name(text: str) -> str:
    """Check the name of a company, document or file: no invisible or reordering characters."""
    if not text.strip():
        raise ValueError("is empty")
    if len(text) > LONGEST_NAME:
        raise ValueError(f"is longer than {LONGEST_NAME} characters")
    if hidden := [
        c for c in text if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp", "Co", "Cs")
    ]:
        raise ValueError(
            f"holds a character that cannot be seen, U+{ord(hidden[0]):04X}: remove it"
        )
    return text.strip()


def language(tag: str) -> str:
    """Check a language tag: `fr`, `pt-BR`."""
    if not _LANGUAGE.fullmatch(tag):
        raise ValueError(f"{tag!r} is no language; write a tag such as en, fr or pt-BR")
    return tag


def selector(css: str) -> str:
    """Check a CSS selector by compiling it with the library that will apply it."""
    from soupsieve import SelectorSyntaxError, compile

    try:
        compile(css)
    except (SelectorSyntaxError, ValueError, NotImplementedError) as error:
        reason = str(error).splitlines()[0].rstrip(".")
        raise ValueError(f"{css!r} is no CSS selector: {reason}") from None
    return css


def header_name(text: str) -> str:
    """Check the name of an HTTP header."""
    if not _HEADER.fullmatch(text):
        raise ValueError(f"{text!r} is no header name")
    return text
