"""The marker of a numbered item: a number written as digits, a letter or a Roman numeral."""

from __future__ import annotations

from typing import Final

_ROMANS: Final = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def list_marker(number: int, style: str) -> str:
    """Write a number as HTML's `type` says: `1`, `a`, `A`, `i` or `I`.

    `(3, "a")` → "c"; `(4, "I")` → "IV". A number that the style cannot write becomes digits.
    """
    if style in ("a", "A") and 1 <= number <= 26:
        letter = chr(ord("a") + number - 1)
        return letter if style == "a" else letter.upper()
    if style in ("i", "I") and 1 <= number < 4000:
        return _roman(number) if style == "i" else _roman(number).upper()
    return str(number)


def _roman(number: int) -> str:
    out = ""
    for value, digits in _ROMANS:
        count, number = divmod(number, value)
        out += digits * count
    return out
