"""The markers that a page generates for ordered lists: "3.", "c.", "iv."."""

from __future__ import annotations

from typing import Final

from monitor.extract.html.tree import Node

_ROMANS: Final = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def ordinals(list_: Node) -> dict[int, str]:
    """The markers of an ordered list's items, by the items' `id()`; empty for any other list."""
    if list_.tag != "ol":
        return {}
    number, style = _start(list_), list_.attrs.get("type", "1")
    markers: dict[int, str] = {}
    for item in list_.elements():
        if item.tag != "li":
            continue
        value = item.attrs.get("value", "")
        number = int(value) if value.isdecimal() and len(value) < _DIGITS else number
        markers[id(item)] = f"{_written(number, style)}."
        number += 1
    return markers


_DIGITS: Final = 6


def _start(parent: Node) -> int:
    start = parent.attrs.get("start", "")
    return int(start) if start.isdecimal() and len(start) < _DIGITS else 1


def _written(number: int, style: str) -> str:
    if style in ("a", "A") and 1 <= number <= 26:
        letter = chr(ord("a") + number - 1)
        return letter if style == "a" else letter.upper()
    if style in ("i", "I") and 1 <= number < 4000:
        roman = _roman(number)
        return roman if style == "i" else roman.upper()
    return str(number)


def _roman(number: int) -> str:
    out = ""
    for value, digits in _ROMANS:
        count, number = divmod(number, value)
        out += digits * count
    return out
