"""Recognise amounts in plain text: numbers, sums of money, quantities with a unit, and ages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache, partial
from typing import Final

from monitor.compare.measures import CURRENCIES, UNITS
from monitor.compare.recogniser_base import Recogniser, by_pattern
from monitor.languages import alternatives

_DIGITS: Final = r"\d+(?:[ ,.']\d{3}){0,6}(?:[.,]\d+)?(?!\d)"
_CURRENCY: Final = "|".join(CURRENCIES.values())
_UNIT: Final = "|".join(UNITS.values())
_NUMBER: Final = re.compile(rf"(?<![\w.]){_DIGITS}")
_GROUPED: Final = re.compile(r"(?<=\d)[ ,.'](?=\d{3}(?!\d))")


def plain_numbers() -> Recogniser:
    """Return the recogniser of figures: `1,000` → `1000`."""
    return by_pattern("number", _NUMBER, lambda m: _number(m[0]), of_digits=True)


def _alternatives(choices: Mapping[str, int]) -> str:
    longest_first = sorted(choices, key=len, reverse=True)
    return "|".join(map(re.escape, longest_first)) or r"(?!)"


def _number(printed: str) -> str:
    """Return a number in one form: "1 000", "1,000" and "1.000" → "1000", "2,5" → "2.5"."""
    whole = _GROUPED.sub("", printed).replace(",", ".")
    return whole.rstrip("0").rstrip(".") if "." in whole else whole.lstrip("0") or "0"


def money() -> Recogniser:
    """Return the recogniser of sums of money: `€ 42` → `EUR 42`."""
    pattern = re.compile(
        rf"(?<!\w)(?:(?P<c1>{_CURRENCY}) ?(?P<n1>{_DIGITS})|(?P<n2>{_DIGITS}) ?(?P<c2>{_CURRENCY}))(?!\w)"
    )
    return by_pattern(
        "money",
        pattern,
        lambda m: f"{_currency(m['c1'] or m['c2'])} {_number(m['n1'] or m['n2'])}",
        of_digits=True,
    )


@lru_cache(maxsize=256)
def _currency(printed: str) -> str:
    return next(c for c, p in CURRENCIES.items() if re.fullmatch(p, printed))


def quantities(numbers: Mapping[str, int]) -> Recogniser:
    """Return the recogniser of amounts with a unit, given number words: `thirty (30) days` → `30 day`."""
    word = _alternatives(numbers)
    pattern = re.compile(
        rf"(?<![\w.])(?:(?:{word}) ?\( ?(?P<n1>{_DIGITS}) ?\)|(?P<n2>{_DIGITS})(?: ?\((?:{word})\))?|(?P<word>{word}))"
        rf"[ -]?(?P<unit>{_UNIT})(?!\w)"
    )
    return by_pattern("quantity", pattern, partial(_measured, numbers))


_COUNTED: Final = ("user", "character", "times")


def _measured(numbers: Mapping[str, int], match: re.Match[str]) -> str | None:
    if match["word"] and numbers[match["word"]] == 1 and _unit(match["unit"]) in _COUNTED:
        return None  # "a user" is no quantity
    digits = match["n1"] or match["n2"]
    amount = _number(digits) if digits else str(numbers[match["word"]])
    return f"{amount} {_unit(match['unit'])}"


@lru_cache(maxsize=256)
def _unit(printed: str) -> str:
    return next(unit for unit, p in UNITS.items() if re.fullmatch(p, printed))


_AGES: Final = (
    rf"(?:{alternatives(lambda each: each.facts.age_before)})"
    rf" {{n}}(?: ?\(\d+\))?(?:[ -](?:{alternatives(lambda each: each.facts.age_years)}))?",
    rf"{{n}}(?: ?\(\d+\))?[ -](?:{alternatives(lambda each: each.facts.age_after)})",
)
"""How a person's age is said; `{n}` stands for a number of 6 to 25."""


def ages(numbers: Mapping[str, int]) -> tuple[Recogniser, ...]:
    """Return the recognisers of a person's age, given number words: `under 16` → `16`."""
    words = {word: n for word, n in numbers.items() if 6 <= n <= 25}
    number = rf"(?P<n>1\d|2[0-5]|[6-9]|{_alternatives(words)})(?!\d)"
    return tuple(
        by_pattern(
            "age",
            re.compile(
                rf"(?<!\w){pattern.replace('{n}', number)}(?![\w%€$]| ?(?:{_UNIT}|{_CURRENCY})\b)"
            ),
            partial(_age, words),
        )
        for pattern in _AGES
    )


_NOT_AGE: Final = re.compile(alternatives(lambda each: each.facts.not_age))
_PERSONS: Final = re.compile(alternatives(lambda each: each.facts.persons))


def _age(words: Mapping[str, int], match: re.Match[str]) -> str | None:
    lead = match.string[max(0, match.start() - 50) : match.start()]
    near = re.split(r"[,.;:]", lead)[-1]
    if _NOT_AGE.search(near) and not _PERSONS.search(near + match[0]):
        return None
    return str(words.get(match["n"], match["n"]))
