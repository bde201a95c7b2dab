"""The words by which topics and signals are known, a table for each language.

A lexicon's patterns are matched against text in lower case without accents, from the beginning of
a word; `\\w*` may follow. A new language is a module of one table and a line in LEXICONS.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, get_args

from monitor.judge.words import de, en, es, fr, it, nl, pt

Topic = Literal[
    "controller and contact", "data collected", "purposes and legal basis", "recipients",
    "advertising, cookies and sale", "transfers", "retention", "rights and choices", "security",
    "children", "AI and automated decisions", "changes and notice", "money",
    "liability and disputes", "account, content and conduct",
]  # fmt: skip
"""The fifteen topics; the first twelve follow OPP-115 and article 13 GDPR."""

TOPICS: Final[tuple[Topic, ...]] = get_args(Topic)

LEXICONS: Final = {"en": en, "fr": fr, "de": de, "es": es, "it": it, "nl": nl, "pt": pt}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The compiled tables of a language, or of English and French where it is unknown."""

    topics: Mapping[Topic, re.Pattern[str]]
    signals: Mapping[str, re.Pattern[str]]


@lru_cache(maxsize=16)
def lexicon(language: str) -> Lexicon:
    """That of a language code; unknown languages are sought in English and French."""
    modules = [LEXICONS[language]] if language in LEXICONS else [en, fr]
    return Lexicon(
        topics={name: _compiled([m.TOPICS.get(name, "") for m in modules]) for name in TOPICS},
        signals={
            name: _compiled([m.SIGNALS.get(name, "") for m in modules])
            for name in dict.fromkeys(name for m in modules for name in m.SIGNALS)
        },
    )


def _compiled(patterns: list[str]) -> re.Pattern[str]:
    wanted = "|".join(pattern for pattern in patterns if pattern)
    return re.compile(rf"(?<!\w)(?:{wanted})" if wanted else r"(?!)")
