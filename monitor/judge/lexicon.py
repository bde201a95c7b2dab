"""Compile the words of topics and signals that each language lists.

Patterns match plain text, from the beginning of a word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, get_args

from monitor.languages import language_or_default

Topic = Literal[
    "controller and contact", "data collected", "purposes and legal basis", "recipients",
    "advertising, cookies and sale", "transfers", "retention", "rights and choices", "security",
    "children", "AI and automated decisions", "changes and notice", "money",
    "liability and disputes", "account, content and conduct",
]  # fmt: skip
"""The fifteen topics; the first twelve follow OPP-115 and article 13 GDPR."""

TOPICS: Final[tuple[Topic, ...]] = get_args(Topic)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The compiled patterns of a language; of English and French where it is unknown."""

    topics: Mapping[Topic, re.Pattern[str]]
    signals: Mapping[str, re.Pattern[str]]


@lru_cache(maxsize=16)
def lexicon(language: str) -> Lexicon:
    """Return the lexicon of a language code; of an unknown code that of English and French."""
    rows = language_or_default(language)
    return Lexicon(
        topics={name: _compiled([row.topics.get(name, "") for row in rows]) for name in TOPICS},
        signals={
            name: _compiled([row.signals.get(name, "") for row in rows])
            for name in dict.fromkeys(name for row in rows for name in row.signals)
        },
    )


def _compiled(patterns: list[str]) -> re.Pattern[str]:
    wanted = "|".join(pattern for pattern in patterns if pattern)
    return re.compile(rf"(?<!\w)(?:{wanted})" if wanted else r"(?!)")
