"""From a judgement to the report a person reads."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from monitor.judge import Judgement
from monitor.judge.severity import score
from monitor.model import SEVERITIES, Change, Report
from monitor.report.summary import summarise


def build(judgement: Judgement) -> Report:
    """The report of a judgement: changes gravest first, the date, and the English sentence."""
    report = Report(
        changes=tuple(sorted(judgement.changes, key=_gravest_first)),
        date_change=judgement.date_change,
        whole=judgement.comparison.whole,
        language=judgement.comparison.after.language,
    )
    return replace(report, summary=summarise(report, "en"))


def _gravest_first(change: Change) -> tuple[int, int, bool]:
    """Of changes that weigh the same a sentence stands before a title or a line of an address."""
    weight = score(change.kind, change.signals, change.topics)
    few_words = len((change.after or change.before or "").split()) < _SENTENCE
    return -SEVERITIES.index(change.severity), -weight, few_words


_SENTENCE: Final = 6
"""Words."""
