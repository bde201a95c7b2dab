"""Find what a clause is about: up to three of fifteen topics, by votes of its words and headings."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from monitor.judge.lexicon import TOPICS, Topic, lexicon
from monitor.judge.signals.signal_rules import rule_of
from monitor.model import SignalName
from monitor.text.plain import plain

_MOST: Final = 3
_NEAREST_HEADING: Final = 4
_HEADING_ABOVE: Final = 2
"""Votes of the headings; each different word of the clause has one vote."""
_ENOUGH: Final = 0.5
"""Share of the first topic's votes that a second or third topic needs."""


def topics(path: tuple[str, ...], text: str, language: str) -> tuple[Topic, ...]:
    """Return the topics of a clause under the headings `path`, most votes first; () without votes.

    `language` is a code such as `fr`. Where it is unknown or has no table, search English and
    French words. The document's title, first in a path of two or more, has no vote.
    """
    votes = dict(_votes(text, language))
    for weight, heading in zip(
        (_NEAREST_HEADING, _HEADING_ABOVE), reversed(path[1:] or path), strict=False
    ):
        for topic, count in _votes(heading, language):
            votes[topic] = votes.get(topic, 0) + weight * min(count, 2)
    ranked = sorted(votes, key=lambda topic: (-votes[topic], TOPICS.index(topic)))
    return tuple(t for t in ranked[:_MOST] if votes[t] >= _ENOUGH * votes[ranked[0]])


def led_by_signals(about: tuple[Topic, ...], signals: tuple[SignalName, ...]) -> tuple[Topic, ...]:
    """Return the topics with those first that a signal of the change gives: `age` → `children`."""
    named = [topic for name in signals if (topic := rule_of(name).topic)]
    return tuple(dict.fromkeys((*named, *about)))[:_MOST]


@lru_cache(maxsize=2048)
def _votes(text: str, language: str) -> tuple[tuple[Topic, int], ...]:
    words = plain(text)
    counts = ((t, _different(pattern, words)) for t, pattern in lexicon(language).topics.items())
    return tuple((topic, count) for topic, count in counts if count)


def _different(pattern: re.Pattern[str], words: str) -> int:
    return len({match[0] for match in pattern.finditer(words)})
