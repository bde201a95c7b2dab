"""What page and mail show of a message, translated and shortened: templates only place it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from monitor.decide.memory import VersionRef
from monitor.model import Change, Edit, PrintedDate, Report, Severity
from monitor.report.change_redline import label_of, redline_of
from monitor.report.message import About, Changed, Problem, Recovered
from monitor.report.phrases import COLUMNS, Language, moment, phrase, trouble_name
from monitor.report.reason_words import reasons_in
from monitor.report.shorten import Fitted, fitted
from monitor.report.summary_words import TOPIC


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One change as page and mail show it."""

    anchor: str
    number: int
    path: tuple[str, ...]
    label: str
    kind: str
    severity: Severity
    severity_name: str
    topics: tuple[str, ...]
    signals: tuple[str, ...]
    """`12 months → 24 months`"""
    reasons: tuple[str, ...]
    edits: tuple[Edit, ...]
    cut: int
    """The number of characters cut from the redline."""
    note: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A property of both versions: `Printed date`, `Read`."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Section:
    """One message about one watch as page and mail show it."""

    anchor: str
    kind: Literal["changed", "problem", "recovered"]
    about: About
    badge: str
    tone: Severity | Literal["problem", "recovered"]
    summary: str
    notice: tuple[str, ...] = ()
    """Of a silent edit: its name, and what it means."""
    facts: tuple[Fact, ...] = ()
    changes: tuple[ChangeView, ...] = ()
    editorial: tuple[ChangeView, ...] = ()
    more: int = 0
    """Changes that only the whole redline shows."""
    quiet: int = 0
    """Editorial changes that only the whole redline shows."""
    omitted: int = 0
    """Changes that the message does not hold, so that no view can show them."""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class DisplayBudget:
    """The most that a view shows."""

    characters: int
    changes: int


WHOLE = DisplayBudget(characters=10**9, changes=10**9)
"""No limit: nothing is shortened, editorial changes are shown too."""


def section(
    message: Changed | Problem | Recovered, number: int, language: Language, room: DisplayBudget
) -> Section:
    """Return the message as the `number`th section of a page or mail."""
    anchor = f"s{number}"
    match message:
        case Changed():
            return _changed(message, anchor, language, room)
        case Problem():
            return Section(
                anchor,
                "problem",
                message.about,
                phrase("problem label", language),
                "problem",
                message.summary,
                facts=(Fact(phrase("since", language), moment(message.since, language), ""),),
                detail=message.detail,
            )
        case Recovered():
            return Section(
                anchor,
                "recovered",
                message.about,
                phrase("recovered label", language),
                "recovered",
                message.summary,
                facts=(
                    Fact(
                        trouble_name(message.kind, language),
                        moment(message.since, language),
                        moment(message.at, language),
                    ),
                ),
                detail=phrase("kept", language),
            )


def _changed(message: Changed, anchor: str, language: Language, room: DisplayBudget) -> Section:
    report = message.report
    told, editorial = report.told, report.editorial
    shown = told[: room.changes]
    views = _views(shown, anchor, 1, language, room)
    quiet = _views(editorial, anchor, len(told) + 1, language, room) if room is WHOLE else ()
    return Section(
        anchor,
        "changed",
        message.about,
        phrase(report.severity, language),
        report.severity,
        report.summary,
        _silence(message.report, language),
        _facts(message.before, message.after, language),
        views,
        quiet,
        more=len(told) - len(views),
        quiet=len(editorial) - len(quiet),
        omitted=message.omitted,
    )


def _silence(report: Report, language: Language) -> tuple[str, ...]:
    if not report.unannounced:
        return ()
    dated = report.date_change.state != "absent"
    meaning = phrase("silent dated" if dated else "silent undated", language)
    return (phrase("silent", language), meaning)


def _facts(before: VersionRef, after: VersionRef, language: Language) -> tuple[Fact, ...]:
    return (
        Fact(
            phrase("printed date", language),
            _printed(before.last_updated, language),
            _printed(after.last_updated, language),
        ),
        Fact(
            phrase("captured", language),
            moment(before.captured_at, language),
            moment(after.captured_at, language),
        ),
    )


def _printed(date: PrintedDate | None, language: Language) -> str:
    return date.text if date else phrase("none", language)


def _views(
    changes: Sequence[Change], anchor: str, first: int, language: Language, room: DisplayBudget
) -> tuple[ChangeView, ...]:
    wordings = [redline_of(change) for change in changes]
    fits = (
        [Fitted(wording) for wording in wordings]
        if room is WHOLE
        else fitted(wordings, room.characters)
    )
    return tuple(
        _view(change, fit, f"{anchor}-{number}", number, language)
        for number, (change, fit) in enumerate(zip(changes, fits, strict=True), first)
    )


def _view(change: Change, fit: Fitted, anchor: str, number: int, language: Language) -> ChangeView:
    return ChangeView(
        anchor=anchor,
        number=number,
        path=change.path,
        label=label_of(change),
        kind=phrase(change.kind, language),
        severity=change.severity,
        severity_name=phrase(change.severity, language),
        topics=tuple(_topic(topic, language) for topic in change.topics),
        signals=tuple(
            f"{signal.before or '∅'} → {signal.after or '∅'}" for signal in change.signals
        ),
        reasons=reasons_in(change, language),
        edits=fit.edits,
        cut=fit.cut,
        note=_note(change, language),
    )


def _topic(topic: str, language: Language) -> str:
    return TOPIC[topic][COLUMNS.index(language)] if topic in TOPIC else topic


def _note(change: Change, language: Language) -> str:
    if change.kind in ("moved", "renumbered") and change.before == change.after:
        return phrase(f"{change.kind} note", language)
    return ""
