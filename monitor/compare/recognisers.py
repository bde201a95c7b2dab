"""How each kind of atom is found in a text that is lower case and without accents."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Final, Literal

from monitor.compare import atom_words as words

AtomKind = Literal[
    "quantity", "age", "money", "date", "number", "law", "address", "name",
    "negation", "modality", "recipient",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Atom:
    """One small fact of a text."""

    kind: AtomKind
    value: str
    """In one form for all ways of writing it: `30 day`, `2026-03-12`, `EUR 42`, `not`."""
    text: str
    """As it is printed."""


@dataclass(frozen=True, slots=True)
class Recogniser:
    """A pattern, and the one form of what it found; None where it is not such an atom after all."""

    kind: AtomKind
    pattern: re.Pattern[str]
    value: Callable[[re.Match[str]], str | None]
    of_digits: bool = False
    """Whether it finds nothing in a text without digits."""


_DIGITS: Final = r"\d+(?:[ ,.']\d{3})*(?:[.,]\d+)?(?!\d)"
_ADDRESS: Final = re.compile(r"https?://[^\s<>()\"]+|www\.[^\s<>()\"]+|[\w.+-]+@[\w-]+\.[\w.-]+")
_CURRENCY: Final = "|".join(words.CURRENCIES.values())
_UNIT: Final = "|".join(words.UNITS.values())
_MONTH: Final = "|".join(words.MONTHS)
_GROUPED: Final = re.compile(r"(?<=\d)[ ,.'](?=\d{3}(?!\d))")
_DATE: Final = re.compile(
    rf"\b(?P<d1>\d{{1,2}})(?:er|st|nd|rd|th|\.)? ?(?:of |de )?(?P<m1>{_MONTH})\.?,?(?: de| of)? ?(?P<y1>\d{{4}})\b"
    rf"|\b(?P<m2>{_MONTH})\.? (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? ?(?P<y2>\d{{4}})\b"
    rf"|\b(?P<m3>{_MONTH})\.?,?(?: de)? (?P<y3>(?:19|20)\d\d)\b"
    rf"|\b(?P<y4>(?:19|20)\d\d)[-/.](?P<m4>\d{{1,2}})[-/.](?P<d4>\d{{1,2}})\b"
    r"|\b(?P<numeric>\d{1,2}[-/.] ?\d{1,2}[-/.] ?(?:19|20)\d\d)\b"
)


@lru_cache(maxsize=32)
def recognisers(language: str) -> tuple[Recogniser, ...]:
    """Those of a language, in the order they are tried: what one takes, the next does not see."""
    numbers = _number_words(language)
    return (
        Recogniser("address", _ADDRESS, lambda m: m[0].rstrip(".,;:/")),
        Recogniser("law", re.compile(rf"(?<!\w)(?:{words.LAW})(?!\w)"), lambda m: m[0], True),
        Recogniser("date", _DATE, _date, True),
        _money(),
        *_ages(numbers),
        _quantity(numbers),
        Recogniser("number", re.compile(rf"(?<![\w.]){_DIGITS}"), lambda m: _number(m[0]), True),
        *(
            Recogniser("recipient", _words(pattern), partial(_said, name))
            for name, pattern in words.RECIPIENTS.items()
        ),
        *_modals(language),
        *_negations(language),
    )


def _said(name: str, _match: re.Match[str]) -> str:
    return name


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'-])(?:{pattern})(?![\w])")


def _languages(language: str) -> tuple[str, ...]:
    """English and French where the language is unknown or has no row."""
    return (language,) if language in words.NUMBER_WORDS else ("en", "fr")


def _number_words(language: str) -> dict[str, int]:
    return {
        word: n for code in _languages(language) for word, n in words.NUMBER_WORDS[code].items()
    }


def _alternatives(choices: dict[str, int]) -> str:
    return "|".join(re.escape(word) for word in sorted(choices, key=len, reverse=True))


def _number(printed: str) -> str:
    """1 000, 1,000 and 1.000 are 1000; 2,5 is 2.5."""
    whole = _GROUPED.sub("", printed).replace(",", ".")
    return whole.rstrip("0").rstrip(".") if "." in whole else whole.lstrip("0") or "0"


def _money() -> Recogniser:
    pattern = re.compile(
        rf"(?<!\w)(?:(?P<c1>{_CURRENCY}) ?(?P<n1>{_DIGITS})|(?P<n2>{_DIGITS}) ?(?P<c2>{_CURRENCY}))(?!\w)"
    )
    return Recogniser(
        "money",
        pattern,
        lambda m: f"{_currency(m['c1'] or m['c2'])} {_number(m['n1'] or m['n2'])}",
        True,
    )


@lru_cache(maxsize=256)
def _currency(printed: str) -> str:
    return next(c for c, p in words.CURRENCIES.items() if re.fullmatch(p, printed))


def _quantity(numbers: dict[str, int]) -> Recogniser:
    word = _alternatives(numbers)
    pattern = re.compile(
        rf"(?<![\w.])(?:(?:{word}) ?\( ?(?P<n1>{_DIGITS}) ?\)|(?P<n2>{_DIGITS})(?: ?\((?:{word})\))?|(?P<word>{word}))"
        rf"[ -]?(?P<unit>{_UNIT})(?!\w)"
    )
    return Recogniser("quantity", pattern, partial(_measured, numbers))


_COUNTED: Final = ("user", "character", "times")


def _measured(numbers: dict[str, int], match: re.Match[str]) -> str | None:
    if match["word"] and numbers[match["word"]] == 1 and _unit(match["unit"]) in _COUNTED:
        return None  # "a user" is no quantity
    digits = match["n1"] or match["n2"]
    amount = _number(digits) if digits else str(numbers[match["word"]])
    return f"{amount} {_unit(match['unit'])}"


@lru_cache(maxsize=256)
def _unit(printed: str) -> str:
    return next(unit for unit, p in words.UNITS.items() if re.fullmatch(p, printed))


def _ages(numbers: dict[str, int]) -> tuple[Recogniser, ...]:
    ages = {word: n for word, n in numbers.items() if 6 <= n <= 25}
    number = rf"(?P<n>1\d|2[0-5]|[6-9]|{_alternatives(ages)})(?!\d)"
    return tuple(
        Recogniser(
            "age",
            re.compile(
                rf"(?<!\w){pattern.replace('{n}', number)}(?![\w%€$]| ?(?:{_UNIT}|{_CURRENCY})\b)"
            ),
            partial(_age, ages),
        )
        for pattern in words.AGES
    )


_NOT_AGE: Final = re.compile(words.NOT_AGE)
_SOMEBODY: Final = re.compile(words.SOMEBODY)


def _age(ages: dict[str, int], match: re.Match[str]) -> str | None:
    lead = match.string[max(0, match.start() - 50) : match.start()]
    near = re.split(r"[,.;:]", lead)[-1]
    if _NOT_AGE.search(near) and not _SOMEBODY.search(near + match[0]):
        return None
    return str(ages.get(match["n"], match["n"]))


def _date(match: re.Match[str]) -> str | None:
    if match["numeric"]:
        return re.sub(r"[-/. ]+", "/", match["numeric"])
    form = next(i for i in "1234" if match[f"y{i}"])
    month = match[f"m{form}"]
    number = int(month) if month.isdigit() else _month(month)
    day = match[f"d{form}"] if form != "3" else None
    return f"{match[f'y{form}']}-{number:02}" + (f"-{int(day):02}" if day else "")


@lru_cache(maxsize=128)
def _month(printed: str) -> int:
    return next(i for i, p in enumerate(words.MONTHS, 1) if re.fullmatch(p, printed))


def _modals(language: str) -> tuple[Recogniser, ...]:
    return tuple(
        Recogniser("modality", _words(pattern), partial(_said, name))
        for code in _languages(language)
        for name, pattern in words.MODALS.get(code, {}).items()
    )


_PLAIN_NOT: Final = re.compile(r"not|cannot|\w+n't|ne|n'.*|pas|nicht|no|non|niet|nao")


_HALF_SAID: Final = re.compile(r"(?<!\w)n(?:e |')[^.;]{0,40}$")
"""« ne » before « pas » is one negation, not two."""


_OPEN_LIST: Final = re.compile(words.OPEN_LISTS)


def _negation(match: re.Match[str]) -> str | None:
    if _OPEN_LIST.match(match.string, match.start()):
        return None
    lead = match.string[max(0, match.start() - 44) : match.start()]
    if match[0] == "pas" and _HALF_SAID.search(lead):
        return None
    return "not" if _PLAIN_NOT.fullmatch(match[0]) else match[0]


def _negations(language: str) -> tuple[Recogniser, ...]:
    return tuple(
        Recogniser(
            "negation",
            re.compile(rf"(?<![\w-])(?:{words.NEGATIONS[code]})(?:(?<=')|(?!\w))"),
            _negation,
        )
        for code in _languages(language)
        if code in words.NEGATIONS
    )
