"""Why a change weighs what it weighs, in words a person would use."""

from __future__ import annotations

from typing import Final

from monitor.judge.lexicon import Topic
from monitor.model import ChangeKind, DateChange, Signal

_KIND: Final[dict[ChangeKind, str]] = {
    "added": "a clause was added",
    "removed": "a clause was removed",
    "reworded": "other words",
    "split": "other words",
    "merged": "other words",
    "moved": "stands in another place",
    "renumbered": "another number",
    "rewritten": "rewritten as a whole",
}
SILENT: Final = "no date moved: silent edit"

_SUBJECTS: Final[dict[Topic, str]] = {"retention": "retention "}


def reasons(
    kind: ChangeKind,
    signals: tuple[Signal, ...],
    topics: tuple[Topic, ...],
    dates: DateChange,
) -> tuple[str, ...]:
    """What the signals say, gravest kinds first as they were found, and whether the date stayed.

    A choice gained in the very words that lost their negation is said once.
    """
    subject = next((_SUBJECTS[topic] for topic in topics if topic in _SUBJECTS), "")
    quoted = {(s.before, s.after) for s in signals if s.name == "polarity"}
    telling = [s for s in signals if s.name != "discretion" or (s.before, s.after) not in quoted]
    said = [_said(signal, subject) for signal in telling] or [_KIND[kind]]
    if dates.state == "unchanged":
        said.append(SILENT)
    return tuple(dict.fromkeys(said))


def _said(signal: Signal, subject: str) -> str:
    match signal.name:
        case "age":
            return f"age {step(_number(signal.before), _number(signal.after))}"
        case "quantity":
            return f"{subject}{step(signal.before, signal.after)}"
        case "polarity":
            return became(signal)
        case "discretion":
            return f"a choice, not a duty: {became(signal)}"
        case _:
            return f"{signal.name}: {_change(signal)}"


def step(before: str, after: str) -> str:
    """« 12 → 24 months »: the unit once where it stays."""
    if not before or not after:
        return f"{after or before} ({'new' if after else 'gone'})"
    old, _, old_unit = before.rpartition(" ")
    _, _, new_unit = after.rpartition(" ")
    once = old and old_unit == new_unit and "," not in before + after
    return f"{old if once else before} → {after}"


def became(signal: Signal) -> str:
    """« ‘do not sell’ became ‘may sell’ »."""
    if signal.before and signal.after:
        return f"‘{signal.before}’ became ‘{signal.after}’"
    return f"‘{signal.after or signal.before}’ {'is new' if signal.after else 'is gone'}"


def _number(age: str) -> str:
    digits = [word.strip("(),.+-") for word in age.split()]
    return next((word for word in digits if word.isdigit()), age)


def _change(signal: Signal) -> str:
    if signal.before and signal.after:
        return f"{signal.before} → {signal.after}"
    return f"{signal.after} (new)" if signal.after else f"{signal.before} (gone)"
