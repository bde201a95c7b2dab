"""Units and currencies: how each is written in any language.

Patterns are matched against plain text.
"""

from __future__ import annotations

from typing import Final

from monitor.languages import alternatives

_SIGNS: Final[dict[str, str]] = {
    "business day": "", "day": "", "week": "", "month": "", "year": "", "hour": "h", "minute": "",
    "second": "", "percent": "%", "times": "", "km": r"kms?|kilom\w+", "m": "m",
    "kg": r"kgs?|kilogram\w*|kilos?", "GB": "gb", "MB": "mb", "character": "", "user": "",
}  # fmt: skip
_CURRENCY_SIGNS: Final[dict[str, str]] = {
    "EUR": "€|eur", "USD": r"us\$|\$|usd", "GBP": "£|gbp", "CHF": "chf", "CAD": r"ca\$|cad",
    "JPY": "¥|jpy", "INR": "₹|inr",
}  # fmt: skip


def _unit(name: str, sign: str) -> str:
    return alternatives(lambda each: each.facts.units.get(name, ""), sign)


def _currency(code: str, sign: str) -> str:
    return alternatives(lambda each: each.facts.currencies.get(code, ""), sign)


UNITS: Final = {name: _unit(name, sign) for name, sign in _SIGNS.items()}
"""Name of a unit → its pattern. A longer unit stands before one that it contains."""

CURRENCIES: Final = {code: _currency(code, sign) for code, sign in _CURRENCY_SIGNS.items()}
"""ISO 4217 code → pattern of the currency's signs, codes and words."""
