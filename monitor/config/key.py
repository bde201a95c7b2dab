"""A key of a TOML table, as a row: the form of its value, the check, and what it fills."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

Form = Literal["text", "texts", "text or texts", "whole number", "true or false"]


def unchecked(value: Any) -> Any:
    """Return the value: its form is all that is checked."""
    return value


@dataclass(frozen=True, slots=True)
class Key:
    """One key. `check` gets the value, or each text of a list; it raises `ValueError` with the mend."""

    form: Form
    check: Callable[[Any], Any] = unchecked
    secret: bool = False
    """Whether `${env:NAME}` and `${file:PATH}` may stand for the value."""
    needed: bool = False
    fills: str = ""
    """The field it fills; empty: the field named like the key."""


@dataclass(frozen=True, slots=True)
class Needs:
    """A key that is useless without another one: `email` needs `smtp`."""

    key: str
    other: str
    problem: str
    """The fault told at `key` where `other` is missing."""
