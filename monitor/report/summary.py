"""Summarise a report in one sentence, in English or French.

The sentence quotes the gravest change, counts the others, and says whether the printed date moved.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from monitor.judge.signals.signal_rules import rule_of
from monitor.model import Change, DateChange, Report, Signal
from monitor.report.summary_words import (
    DATE,
    EDIT,
    GENERAL,
    KIND,
    MENTION,
    SIGNAL,
    TOPIC,
    WHOLE,
    Words,
)

_LONGEST: Final = 90
"""Characters of a quotation."""
_READ: Final = 1_000
"""Characters that a quotation is taken from: a clause may have millions."""


def summarise(report: Report, language: str) -> str:
    """Return the report in one sentence, in French for `fr`, else in English."""
    column = 1 if language == "fr" else 0
    told = [change for change in report.changes if change.severity != "editorial"]
    if not told:
        return _capital(_about_date(report.date_change, column) or GENERAL["nothing"][column]) + "."
    said = _whole(report, column) or _gravest(told[0], column)
    others = len(told) - 1
    if others:
        count = "one other" if others == 1 else "others"
        said += GENERAL[count][column].format(n=others)
    date = _with_date(report.date_change, column)
    return _capital(said + (f"{GENERAL['and'][column]}{date}" if date else "")) + "."


def _whole(report: Report, column: int) -> str:
    return WHOLE[report.whole][column] if report.whole in WHOLE else ""


def _gravest(change: Change, column: int) -> str:
    return f"{_subject(change, column)}{GENERAL['colon'][column]}{_what(change, column)}"


def _what(change: Change, column: int) -> str:
    if change.kind in ("added", "removed", "moved"):
        return KIND[change.kind][column].format(quote=_quote(change))
    signal = _leading(change.signals)
    if signal:
        return _signal(signal, column)
    return _edited(change, column) or KIND[change.kind][column].format(quote=_quote(change))


def _leading(signals: tuple[Signal, ...]) -> Signal | None:
    """Return the signal that a summary names first; None where only the edits are worth quoting."""
    ranks = [(rule_of(s.name).summary_rank, n) for n, s in enumerate(signals)]
    ranked = [(rank, n) for rank, n in ranks if rank is not None]
    return signals[min(ranked)[1]] if ranked else None


def _edited(change: Change, column: int) -> str:
    """Return the longest edit in words; "" where no word of the clause stayed."""
    edits = list(_edits(change))
    if not edits or not any(edit.op == "same" for edit in change.wording):
        return ""
    went, came = max(edits, key=lambda edit: sum(map(len, edit)))
    key = "became" if went and came else "put in" if came else "taken out"
    return EDIT[key][column].format(before=_short(went), after=_short(came))


def _edits(change: Change) -> Iterator[tuple[str, str]]:
    """Yield the words deleted and inserted at each place of the redline that has any."""
    for stayed, run in groupby(change.wording, key=lambda edit: edit.op == "same"):
        if not stayed:
            edits = list(run)
            went, came = (
                " ".join("".join(e.text for e in edits if e.op == op).split()).strip(" .;:,[]")
                for op in ("deleted", "inserted")
            )
            if any(map(str.isalnum, went + came)):
                yield went, came


def _subject(change: Change, column: int) -> str:
    if change.topics:
        return TOPIC[change.topics[0]][column]
    return change.path[-1].rstrip(" .:?!") if change.path else GENERAL["clause"][column]


def _signal(signal: Signal, column: int) -> str:
    table = MENTION if rule_of(signal.name).single_words else SIGNAL
    key = "became" if signal.before and signal.after else "new" if signal.after else "gone"
    return table[key][column].format(before=_short(signal.before), after=_short(signal.after))


def _quote(change: Change) -> str:
    text = (change.after if change.after is not None else change.before) or ""
    return _short(" ".join(text[:_READ].split()))


def _short(text: str) -> str:
    text = text.strip(" .;:,")
    if len(text) <= _LONGEST:
        return text
    return text[:_LONGEST].rsplit(" ", 1)[0].rstrip(" .;:,") + " …"


def _with_date(date: DateChange, column: int) -> str:
    """Return what the date did, after a sentence about clauses; "" where no date is printed."""
    words: Words | None = DATE.get(date.state)
    return _dated(words, date, column) if words else ""


def _about_date(date: DateChange, column: int) -> str:
    """Return what the date did where no clause changed; "" where it stayed."""
    words: Words | None = DATE.get(f"only {date.state}")
    return _dated(words, date, column) if words else ""


def _dated(words: Words, date: DateChange, column: int) -> str:
    return words[column].format(
        before=date.before.value if date.before else "",
        after=date.after.value if date.after else "",
    )


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
