"""Judge every link of a comparison: whether to tell it, how much it weighs, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from monitor.compare.budget import Budget
from monitor.compare.wording import redline
from monitor.judge.date_change import date_change
from monitor.judge.editorial.verdicts import Verdict, verdicts
from monitor.judge.judge_budget import QUOTED
from monitor.judge.judge_context import JudgeContext
from monitor.judge.reasons import reasons
from monitor.judge.rewrite_overview import overview
from monitor.judge.severity import severity
from monitor.judge.signals.signal_finder import signals, signals_of_document
from monitor.judge.topics import led_by_signals, topics
from monitor.model import Change, Clause, Comparison, DateChange, Edit, Link, Reason, Signal


@dataclass(frozen=True, slots=True)
class Judgement:
    """A comparison and the weight of its changes."""

    comparison: Comparison
    changes: tuple[Change, ...]
    """One for each link that is not `same`, in the new reading's order."""
    date_change: DateChange
    verdicts: tuple[Verdict, ...] = ()
    """One for each link of the comparison: the editorial rules that fired."""


def judge(comparison: Comparison) -> Judgement:
    """Return the changes of a comparison with their severity and reasons. Never raise."""
    comparison = _settled(comparison)
    context = JudgeContext(comparison)
    found = verdicts(context)
    judged = [x for x in zip(comparison.links, found, strict=True) if x[0].kind != "same"]
    told = any(not verdict.editorial for _, verdict in judged)
    dates = date_change(comparison.before, comparison.after, words_changed=told)
    changes = (_judged(link, verdict, context, dates) for link, verdict in judged)
    return Judgement(comparison, tuple(changes), dates, found)


_FEW_KEPT: Final = 0.6
"""Share of matched words below which a switched language means that the page is a translation."""


def _settled(comparison: Comparison) -> Comparison:
    """Correct `whole` for a page that had some lines in its new language before."""
    old, new = comparison.before.language[:2], comparison.after.language[:2]
    switched = bool(old and new) and old != new and comparison.matched < _FEW_KEPT
    return replace(comparison, whole="other language") if switched else comparison


def _judged(link: Link, verdict: Verdict, context: JudgeContext, dates: DateChange) -> Change:
    change = _change(link, context)
    if verdict.editorial:
        return replace(change, why=tuple(Reason(code) for code in verdict.codes))
    if change.kind == "rewritten":
        return _weigh_document(change, context)
    return _weigh(change, context, dates)


def _change(link: Link, context: JudgeContext) -> Change:
    before, after = _text(link.before), _text(link.after)
    shown = (link.after or link.before)[0]
    assert link.kind != "same"
    return Change(
        kind=link.kind,
        clause=shown.id,
        path=shown.path,
        before=before,
        after=after,
        label_before=link.before[0].label if link.before else "",
        label_after=link.after[0].label if link.after else "",
        wording=_wording(link, before or "", after or "", context.redlined),
    )


def _wording(link: Link, before: str, after: str, steps: Budget) -> tuple[Edit, ...]:
    """Return the redline; where the sides have nothing in common, both texts whole."""
    if link.kind in ("added", "removed", "rewritten"):
        whole = (Edit("deleted", before), Edit("inserted", after))
        return tuple(edit for edit in whole if edit.text)
    return redline(before, after, steps)


def _weigh(change: Change, context: JudgeContext, dates: DateChange) -> Change:
    before, after = change.before or "", change.after or ""
    language = context.rule_context.language
    words = after[:QUOTED] if change.kind == "moved" else f"{before[:QUOTED]}\n{after[:QUOTED]}"
    sought = change.kind != "moved" or context.moves.spend(1)
    about = topics(change.path, words, language) if sought else ()
    found = _signals(change, context, listed="recipients" in about)
    about = led_by_signals(about, tuple(signal.name for signal in found))
    return replace(
        change,
        topics=about,
        signals=found,
        severity=severity(change.kind, found, about),
        why=reasons(change.kind, found, about, dates),
    )


def _signals(change: Change, context: JudgeContext, *, listed: bool) -> tuple[Signal, ...]:
    if change.kind == "moved":
        return ()
    before, after = change.before or "", change.after or ""
    return signals(before, after, context.rule_context.language, context.before, listed=listed)


def _weigh_document(change: Change, context: JudgeContext) -> Change:
    before, after = change.before or "", change.after or ""
    found = signals_of_document(before, after, context.rule_context.language, context.before)
    about, why = overview(context.comparison)
    weight = severity(change.kind, found, about)
    return replace(change, topics=about, signals=found, severity=weight, why=why)


def _text(clauses: tuple[Clause, ...]) -> str | None:
    return "\n".join(clause.text for clause in clauses) if clauses else None
