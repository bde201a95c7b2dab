"""How each kind of atom is found in plain text: one recogniser a kind, built for each language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Final, Literal

from monitor.compare.measures import CURRENCIES, UNITS
from monitor.dates.forms import ANY_YEAR, dates_in, may_hold_date
from monitor.languages import Language, alternatives, language_or_default

AtomKind = Literal[
    "quantity", "age", "money", "date", "number", "law", "address", "name",
    "negation", "modality", "recipient",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Atom:
    """One small fact of a text."""

    kind: AtomKind
    value: str
    """One form for all ways of writing it: `30 day`, `2026-03-12`, `EUR 42`, `not`."""
    text: str
    """The fact as printed."""


Span = tuple[int, int, str]
"""Where an atom begins and ends, and its value."""


@dataclass(frozen=True, slots=True)
class Recogniser:
    """Finds the atoms of one kind in plain text, none overlapping another."""

    kind: AtomKind
    find: Callable[[str], Iterator[Span]]
    of_digits: bool = False
    """Whether every match holds a digit, so that texts without digits are skipped."""


Value = Callable[[re.Match[str]], str | None]
"""The value of what a pattern found, or None where that is not such an atom after all."""


def _by_pattern(
    kind: AtomKind, pattern: re.Pattern[str], value: Value, **options: bool
) -> Recogniser:
    return Recogniser(kind, partial(_found, pattern, value), **options)


def _found(pattern: re.Pattern[str], value: Value, text: str) -> Iterator[Span]:
    for match in pattern.finditer(text):
        if (of_match := value(match)) is not None:
            yield match.start(), match.end(), of_match


_DIGITS: Final = r"\d+(?:[ ,.']\d{3})*(?:[.,]\d+)?(?!\d)"
_ADDRESS: Final = re.compile(r"https?://[^\s<>()\"]+|www\.[^\s<>()\"]+|[\w.+-]+@[\w-]+\.[\w.-]+")
_CURRENCY: Final = "|".join(CURRENCIES.values())
_UNIT: Final = "|".join(UNITS.values())
_LAW: Final = "|".join(
    (
        rf"(?:{alternatives(lambda each: each.facts.regulations)})"
        r" (?:\((?:eu|ue|ce|ec)\) )?(?:n[o°] ?)?\d+/\d+(?:/\w+)?",
        rf"(?:{alternatives(lambda each: each.facts.articles_of_law)})"
        r" (?:l\.? ?|r\.? ?|d\.? ?)?\d+[\w.-]*(?: ?\(\w+\))* (?:\w+\.? ){0,3}"
        rf"(?:{alternatives(lambda each: each.facts.of_the_law)})?"
        rf" ?(?:{alternatives(lambda each: each.facts.law_names)})",
        alternatives(lambda each: each.facts.citations),
        rf"(?:{alternatives(lambda each: each.facts.acts)})(?: of)? \d{{4}}",
    )
)
_INTERNAL: Final = alternatives(lambda each: each.facts.recipients.get("internal", ""))
_EXTERNAL: Final = alternatives(lambda each: each.facts.recipients.get("external", ""))
_NUMBER: Final = re.compile(rf"(?<![\w.]){_DIGITS}")
_GROUPED: Final = re.compile(r"(?<=\d)[ ,.'](?=\d{3}(?!\d))")


@lru_cache(maxsize=32)
def recognisers(language: str) -> tuple[Recogniser, ...]:
    """Return those of a language in the order they are tried: what one takes, the next does not see.

    For a language that is not read in full they are those of English and French.
    """
    rows = language_or_default(language)
    numbers = {word: n for row in rows for word, n in row.facts.numbers.items()}
    return (
        _by_pattern("address", _ADDRESS, lambda m: m[0].rstrip(".,;:/")),
        _by_pattern("law", re.compile(rf"(?<!\w)(?:{_LAW})(?!\w)"), lambda m: m[0], of_digits=True),
        Recogniser("date", _dates, of_digits=True),
        _money(),
        *_ages(numbers),
        _quantity(numbers),
        _by_pattern("number", _NUMBER, lambda m: _number(m[0]), of_digits=True),
        _by_pattern("recipient", _words(_INTERNAL), lambda _: "internal"),
        _by_pattern("recipient", _words(_EXTERNAL), lambda _: "external"),
        *_modals(rows),
        *_negations(rows),
    )


def _said(name: str, _match: re.Match[str]) -> str:
    return name


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'-])(?:{pattern})(?![\w])")


def _alternatives(choices: dict[str, int]) -> str:
    return "|".join(re.escape(word) for word in sorted(choices, key=len, reverse=True))


def _number(printed: str) -> str:
    """Return a number in one form: "1 000", "1,000" and "1.000" → "1000", "2,5" → "2.5"."""
    whole = _GROUPED.sub("", printed).replace(",", ".")
    return whole.rstrip("0").rstrip(".") if "." in whole else whole.lstrip("0") or "0"


def _money() -> Recogniser:
    pattern = re.compile(
        rf"(?<!\w)(?:(?P<c1>{_CURRENCY}) ?(?P<n1>{_DIGITS})|(?P<n2>{_DIGITS}) ?(?P<c2>{_CURRENCY}))(?!\w)"
    )
    return _by_pattern(
        "money",
        pattern,
        lambda m: f"{_currency(m['c1'] or m['c2'])} {_number(m['n1'] or m['n2'])}",
        of_digits=True,
    )


@lru_cache(maxsize=256)
def _currency(printed: str) -> str:
    return next(c for c, p in CURRENCIES.items() if re.fullmatch(p, printed))


def _quantity(numbers: dict[str, int]) -> Recogniser:
    word = _alternatives(numbers)
    pattern = re.compile(
        rf"(?<![\w.])(?:(?:{word}) ?\( ?(?P<n1>{_DIGITS}) ?\)|(?P<n2>{_DIGITS})(?: ?\((?:{word})\))?|(?P<word>{word}))"
        rf"[ -]?(?P<unit>{_UNIT})(?!\w)"
    )
    return _by_pattern("quantity", pattern, partial(_measured, numbers))


_COUNTED: Final = ("user", "character", "times")


def _measured(numbers: dict[str, int], match: re.Match[str]) -> str | None:
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


def _ages(numbers: dict[str, int]) -> tuple[Recogniser, ...]:
    ages = {word: n for word, n in numbers.items() if 6 <= n <= 25}
    number = rf"(?P<n>1\d|2[0-5]|[6-9]|{_alternatives(ages)})(?!\d)"
    return tuple(
        _by_pattern(
            "age",
            re.compile(
                rf"(?<!\w){pattern.replace('{n}', number)}(?![\w%€$]| ?(?:{_UNIT}|{_CURRENCY})\b)"
            ),
            partial(_age, ages),
        )
        for pattern in _AGES
    )


_NOT_AGE: Final = re.compile(alternatives(lambda each: each.facts.not_age))
_PERSONS: Final = re.compile(alternatives(lambda each: each.facts.persons))


def _age(ages: dict[str, int], match: re.Match[str]) -> str | None:
    lead = match.string[max(0, match.start() - 50) : match.start()]
    near = re.split(r"[,.;:]", lead)[-1]
    if _NOT_AGE.search(near) and not _PERSONS.search(near + match[0]):
        return None
    return str(ages.get(match["n"], match["n"]))


_SEPARATORS: Final = re.compile(r"[-/. ]+")


def _dates(text: str) -> Iterator[Span]:
    """Dates with a year of four digits; numeric ones keep their order: `3.4.2024` → `3/4/2024`."""
    if not may_hold_date(text):
        return
    for found in dates_in(text, ANY_YEAR):
        if found.kind == "written":
            yield found.start, found.end, found.value
        elif found.kind == "numeric":
            yield found.start, found.end, _SEPARATORS.sub("/", text[found.start : found.end])


def _modals(rows: tuple[Language, ...]) -> tuple[Recogniser, ...]:
    return tuple(
        _by_pattern("modality", _words(pattern), partial(_said, modality))
        for row in rows
        for modality, pattern in row.facts.modals.items()
    )


_PLAIN_NOT: Final = re.compile(alternatives(lambda each: each.facts.plain_negations))
_OPEN_LIST: Final = re.compile(alternatives(lambda each: each.facts.open_lists))
_LEAD: Final = 44
"""Characters before the second half of a negation in which its first half stands."""


def _negations(rows: tuple[Language, ...]) -> tuple[Recogniser, ...]:
    return tuple(
        _by_pattern(
            "negation",
            re.compile(rf"(?<![\w-])(?:{row.facts.negations})(?:(?<=')|(?!\w))"),
            partial(_negation, *_halves(row)),
        )
        for row in rows
    )


def _halves(row: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    nothing = r"(?!)"
    first = re.compile(rf"(?:{row.facts.first_half or nothing})$")
    return first, re.compile(row.facts.second_half or nothing)


def _negation(first: re.Pattern[str], second: re.Pattern[str], match: re.Match[str]) -> str | None:
    if _OPEN_LIST.match(match.string, match.start()):
        return None
    lead = match.string[max(0, match.start() - _LEAD) : match.start()]
    if second.fullmatch(match[0]) and first.search(lead):
        return None  # "ne … pas" is one negation, not two
    return "not" if _PLAIN_NOT.fullmatch(match[0]) else match[0]
