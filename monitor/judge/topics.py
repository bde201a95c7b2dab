"""What a clause is about: up to three of fifteen topics, the headings above it voting first."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from monitor.judge.lexicon import TOPICS, Topic, lexicon
from monitor.text.plain import plain

_MOST: Final = 3
_NEAREST_HEADING: Final = 4
_HEADING_ABOVE: Final = 2
"""Votes of a heading; each different word of the clause has one vote."""
_ENOUGH: Final = 0.5
"""Share of the winner's votes that a second or third topic needs."""


def topics(path: tuple[str, ...], text: str, language: str) -> tuple[Topic, ...]:
    """The topics of a clause under the headings `path`, the surest first; () where none is sure.

    `language` is a code such as `fr`; where it is unknown or has no table, English and French
    words are sought. The document's own title has no vote.
    """
    votes = dict(_votes(text, language))
    for weight, heading in zip(
        (_NEAREST_HEADING, _HEADING_ABOVE), reversed(path[1:] or path), strict=False
    ):
        for topic, count in _votes(heading, language):
            votes[topic] = votes.get(topic, 0) + weight * min(count, 2)
    ranked = sorted(votes, key=lambda topic: (-votes[topic], TOPICS.index(topic)))
    return tuple(t for t in ranked[:_MOST] if votes[t] >= _ENOUGH * votes[ranked[0]])


_OWN_TOPIC: Final[dict[str, Topic]] = {
    "age": "children",
    "AI": "AI and automated decisions",
    "unbounded retention": "retention",
}
"""Signals that say by themselves what a change is about."""


def led_by_signals(about: tuple[Topic, ...], signals: tuple[str, ...]) -> tuple[Topic, ...]:
    """The topics with those put first that a signal of the change names."""
    named = [_OWN_TOPIC[name] for name in signals if name in _OWN_TOPIC]
    return tuple(dict.fromkeys((*named, *about)))[:_MOST]


@lru_cache(maxsize=2048)
def _votes(text: str, language: str) -> tuple[tuple[Topic, int], ...]:
    words = plain(text)
    counts = ((t, _different(pattern, words)) for t, pattern in lexicon(language).topics.items())
    return tuple((topic, count) for topic, count in counts if count)


def _different(pattern: re.Pattern[str], words: str) -> int:
    return len({match[0] for match in pattern.finditer(words)})
