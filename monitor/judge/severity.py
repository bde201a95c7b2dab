"""How much a change weighs: points for its kind, its gravest signal, further signals and its topic.

The scale is 0 to 100 and its bands are named: from 40 on medium, from 65 on high. More signals never
weigh less than fewer, so that a change never loses weight when another edit joins it.
"""

from __future__ import annotations

import re
from typing import Final

from monitor.model import ChangeKind, Severity, Signal
from monitor.text.plain import plain

KIND: Final[dict[ChangeKind, int]] = {
    "added": 25, "removed": 25, "reworded": 20, "split": 20, "merged": 20, "moved": 15,
    "renumbered": 15, "rewritten": 40,
}  # fmt: skip

SIGNAL: Final[dict[str, int]] = {
    "polarity": 40, "age": 35, "discretion": 25, "quantity": 25, "data type": 20, "AI": 20, "consent": 15,
    "unbounded retention": 20, "third party": 15, "purpose": 15, "sale or sharing": 15, "transfer": 15,
    "disputes": 15, "liability": 15, "money": 15, "unilateral change": 15,
}  # fmt: skip

GRAVE: Final[tuple[tuple[str, str, int], ...]] = (
    ("AI", r"train|entrain|maschinell|aprendizaje|addestra", 35),
    ("sale or sharing", r"\b(?:sell|sold|sale|rent)|vend|vente|\blou(?:er|ons|ent)|cede|verkauf|verko|intern|extern|brokers?|courtier", 30),
    ("disputes", r"arbitra|class|collecti|action de groupe|jury|schieds", 35),
    ("data type", r"biometri|facial|genet|sante|health|medic|gesundheit|salud", 25),
)  # fmt: skip
"""Words that make a signal graver than its table says."""

TOPIC: Final[dict[str, int]] = {
    "children": 10, "AI and automated decisions": 10, "advertising, cookies and sale": 10, "recipients": 8,
    "data collected": 8, "transfers": 8, "rights and choices": 8, "retention": 5,
    "purposes and legal basis": 5, "security": 5, "liability and disputes": 5, "money": 3,
    "changes and notice": 3, "controller and contact": 2, "account, content and conduct": 2,
}  # fmt: skip

_FURTHER: Final = 5
_MOST_FURTHER: Final = 15
_BANDS: Final[tuple[tuple[int, Severity], ...]] = ((65, "high"), (40, "medium"), (0, "low"))
_GRAVE: Final = tuple((name, re.compile(pattern), points) for name, pattern, points in GRAVE)


def severity(kind: ChangeKind, signals: tuple[Signal, ...], topics: tuple[str, ...]) -> Severity:
    """The band of a change that is told: `low`, `medium` or `high`, never `editorial`."""
    points = score(kind, signals, topics)
    return next(name for floor, name in _BANDS if points >= floor)


def score(kind: ChangeKind, signals: tuple[Signal, ...], topics: tuple[str, ...]) -> int:
    """The points of a change, 0 to 100."""
    strongest = max((_points(signal) for signal in signals), default=0)
    further = min(_MOST_FURTHER, _FURTHER * max(0, len({s.name for s in signals}) - 1))
    topic = max((TOPIC[topic] for topic in topics), default=0)
    return min(100, KIND[kind] + strongest + further + topic)


def _points(signal: Signal) -> int:
    said = plain(f"{signal.before} {signal.after}")
    graver = [p for name, pattern, p in _GRAVE if name == signal.name and pattern.search(said)]
    return max((SIGNAL[signal.name], *graver))
