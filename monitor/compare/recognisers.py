"""List the recognisers of a language, and those of laws, dates, recipients, modality and negation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache, partial
from typing import Final

from monitor.compare.amounts import ages, money, plain_numbers, quantities
from monitor.compare.recogniser_base import Recogniser, Span, by_pattern, whole_words
from monitor.dates.forms import ANY_YEAR, dates_in, may_hold_date
from monitor.languages import alternatives, language_or_default
from monitor.languages.language import Language

_ADDRESS: Final = re.compile(
    r"https?://[^\s<>()\"]+|www\.[^\s<>()\"]+|[\w.+-]{1,64}@[\w-]+\.[\w.-]+"
)
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


@lru_cache(maxsize=32)
def recognisers(language: str) -> tuple[Recogniser, ...]:
    """Return the recognisers of a language in the order they are tried.

    What one finds is blanked for the next. A language that is not read in full has those of
    English and French.
    """
    rows = language_or_default(language)
    numbers = {word: n for row in rows for word, n in row.facts.numbers.items()}
    return (
        by_pattern("address", _ADDRESS, lambda m: m[0].rstrip(".,;:/")),
        by_pattern("law", re.compile(rf"(?<!\w)(?:{_LAW})(?!\w)"), lambda m: m[0], of_digits=True),
        Recogniser("date", _dates, of_digits=True),
        money(),
        *ages(numbers),
        quantities(numbers),
        plain_numbers(),
        by_pattern("recipient", whole_words(_INTERNAL), lambda _: "internal"),
        by_pattern("recipient", whole_words(_EXTERNAL), lambda _: "external"),
        *_modals(rows),
        *_negations(rows),
    )


def _said(name: str, _match: re.Match[str]) -> str:
    return name


_SEPARATORS: Final = re.compile(r"[-/. ]+")


def _dates(text: str) -> Iterator[Span]:
    """Find full dates and months; numeric dates keep their order: `3.4.2024` → `3/4/2024`."""
    if not may_hold_date(text):
        return
    for found in dates_in(text, ANY_YEAR):
        if found.kind == "written":
            yield found.start, found.end, found.value
        elif found.kind == "numeric":
            yield found.start, found.end, _SEPARATORS.sub("/", text[found.start : found.end])


def _modals(rows: tuple[Language, ...]) -> tuple[Recogniser, ...]:
    return tuple(
        by_pattern("modality", whole_words(pattern), partial(_said, modality))
        for row in rows
        for modality, pattern in row.facts.modals.items()
    )


_PLAIN_NOT: Final = re.compile(alternatives(lambda each: each.facts.plain_negations))
_OPEN_LIST: Final = re.compile(alternatives(lambda each: each.facts.open_lists))
_LEAD: Final = 44
"""Characters before the second half of a negation in which its first half stands."""


def _negations(rows: tuple[Language, ...]) -> tuple[Recogniser, ...]:
    return tuple(
        by_pattern(
            "negation",
            re.compile(rf"(?<![\w-])(?:{row.facts.negations})(?:(?<=')|(?!\w))"),
            partial(_negation, *_halves(row)),
        )
        for row in rows
        if row.facts.negations
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
