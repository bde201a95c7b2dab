"""Weigh a change: points for its kind, its gravest signal, further signals and its topic.

The scale runs from 0 to 100: `medium` from 40 points, `high` from 65. More signals never weigh less
than fewer, so a change never loses weight when another edit joins it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from monitor.judge.signals.signal_rules import rule_of
from monitor.languages import alternatives
from monitor.model import ChangeKind, Severity, Signal
from monitor.text.plain import plain

KIND: Final[dict[ChangeKind, int]] = {
    "added": 25, "removed": 25, "reworded": 20, "split": 20, "merged": 20, "moved": 15,
    "renumbered": 15, "rewritten": 40,
}  # fmt: skip

TOPIC: Final[dict[str, int]] = {
    "children": 10, "AI and automated decisions": 10, "advertising, cookies and sale": 10, "recipients": 8,
    "data collected": 8, "transfers": 8, "rights and choices": 8, "retention": 5,
    "purposes and legal basis": 5, "security": 5, "liability and disputes": 5, "money": 3,
    "changes and notice": 3, "controller and contact": 2, "account, content and conduct": 2,
}  # fmt: skip

_FURTHER: Final = 5
"""Points of each further signal."""
_MOST_FURTHER: Final = 15
_BANDS: Final[tuple[tuple[int, Severity], ...]] = ((65, "high"), (40, "medium"), (0, "low"))


def severity(kind: ChangeKind, signals: tuple[Signal, ...], topics: tuple[str, ...]) -> Severity:
    """Return the band of a change that is told: `low`, `medium` or `high`, never `editorial`."""
    points = score(kind, signals, topics)
    return next(name for floor, name in _BANDS if points >= floor)


def score(kind: ChangeKind, signals: tuple[Signal, ...], topics: tuple[str, ...]) -> int:
    """Return the points of a change, 0 to 100."""
    strongest = max((_points(signal) for signal in signals), default=0)
    further = min(_MOST_FURTHER, _FURTHER * max(0, len({s.name for s in signals}) - 1))
    topic = max((TOPIC[topic] for topic in topics), default=0)
    return min(100, KIND[kind] + strongest + further + topic)


def _points(signal: Signal) -> int:
    rule = rule_of(signal.name)
    if rule.grave_points and _grave_words(rule.name).search(
        plain(f"{signal.before} {signal.after}")
    ):
        return max(rule.points, rule.grave_points)
    return rule.points


@lru_cache(maxsize=64)
def _grave_words(signal: str) -> re.Pattern[str]:
    return re.compile(alternatives(lambda each: each.grave_signals.get(signal, "")))
