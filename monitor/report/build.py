"""Build the report that a person reads from a judgement."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from monitor.judge import Judgement
from monitor.judge.severity import score
from monitor.model import SEVERITIES, Change, Report
from monitor.report.reason_words import reasons_in
from monitor.report.summary import summarise


def build(judgement: Judgement) -> Report:
    """Return the report of a judgement: changes by severity, the date, and the English words."""
    report = Report(
        changes=tuple(sorted(judgement.changes, key=_gravest_first)),
        date_change=judgement.date_change,
        whole=judgement.comparison.whole,
        language=judgement.comparison.after.language,
    )
    return worded(report)


def worded(report: Report) -> Report:
    """Return the report with its English words: a summary, and the sentence of each reason.

    Call it after a report's changes were judged, or judged again, which adds reasons.
    """
    changes = tuple(map(_with_sentences, report.changes))
    return replace(report, changes=changes, summary=summarise(report, "en"))


def _with_sentences(change: Change) -> Change:
    if len(change.reasons) == len(change.why):
        return change
    return replace(change, reasons=reasons_in(change, "en"))


def _gravest_first(change: Change) -> tuple[int, int, bool]:
    """Sort by severity, then points; at equal points a sentence precedes a title or an address."""
    weight = score(change.kind, change.signals, change.topics)
    few_words = len((change.after or change.before or "").split()) < _SENTENCE
    return -SEVERITIES.index(change.severity), -weight, few_words


_SENTENCE: Final = 6
"""Words."""
