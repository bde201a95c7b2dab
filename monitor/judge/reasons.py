"""Give the reasons of a change that is told: codes with quotations, which `report` puts into words."""

from __future__ import annotations

from typing import Final

from monitor.judge.lexicon import Topic
from monitor.judge.signals.signal_rules import rule_of
from monitor.model import ChangeKind, DateChange, Reason, ReasonCode, Signal

_KIND: Final[dict[ChangeKind, ReasonCode]] = {
    "added": "clause added",
    "removed": "clause removed",
    "reworded": "other words",
    "split": "other words",
    "merged": "other words",
    "moved": "moved",
    "renumbered": "renumbered",
    "rewritten": "rewritten",
}

_SUBJECTS: Final[tuple[Topic, ...]] = ("retention",)
"""Topics that say what a quantity measures: `retention 12 → 24 months`."""


def reasons(
    kind: ChangeKind,
    signals: tuple[Signal, ...],
    topics: tuple[Topic, ...],
    dates: DateChange,
) -> tuple[Reason, ...]:
    """Return a reason for each signal, or the kind of change, and whether the edit was silent.

    Leave out a signal whose words another signal quotes already: `never sell` → `may sell` is a
    change of polarity, not also a discretion.
    """
    subject = next(((topic,) for topic in topics if topic in _SUBJECTS), ())
    quoted = {(s.name, s.before, s.after) for s in signals}
    telling = [
        s for s in signals if (rule_of(s.name).unless_quoted_by, s.before, s.after) not in quoted
    ]
    found = [_of_signal(signal, subject) for signal in telling] or [Reason(_KIND[kind])]
    if dates.state == "unchanged":
        found.append(Reason("silent edit"))
    return tuple(dict.fromkeys(found))


def _of_signal(signal: Signal, subject: tuple[Topic, ...]) -> Reason:
    rule = rule_of(signal.name)
    before, after, unit = signal.before, signal.after, ""
    if rule.number_only:
        before, after = _number(before), _number(after)
    if rule.wording == "step":
        before, after, unit = _step(before, after)
    topics = subject if rule.wording == "step" and not any(rule.label) else ()
    return Reason("signal", signal.name, before, after, unit, topics)


def _step(before: str, after: str) -> tuple[str, str, str]:
    """Take the unit out where both sides have the same: `12 months`, `24 months` → `12`, `24`, `months`."""
    if not before or not after or "," in before + after:
        return before, after, ""
    old, _, old_unit = before.rpartition(" ")
    new, _, new_unit = after.rpartition(" ")
    return (old, new, new_unit) if old and old_unit == new_unit else (before, after, "")


def _number(age: str) -> str:
    """Return the first number of some words: `over 18 years` → `18`; all words where there is none."""
    digits = [word.strip("(),.+-") for word in age.split()]
    return next((word for word in digits if word.isdigit()), age)
