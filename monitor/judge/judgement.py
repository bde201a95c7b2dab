"""Judges every link of a comparison: is it a change to tell, how much does it weigh, and why."""

from __future__ import annotations

from dataclasses import dataclass

from monitor.compare.wording import redline
from monitor.judge.dates import date_change
from monitor.judge.folding import folded
from monitor.model import Change, Clause, Comparison, DateChange, Link


@dataclass(frozen=True, slots=True)
class Judgement:
    """A comparison with what its changes weigh."""

    comparison: Comparison
    changes: tuple[Change, ...]
    """One for each link that is not `same`, in the new reading's order."""
    date_change: DateChange


def judge(comparison: Comparison) -> Judgement:
    """What of the comparison matters, how much and why. Never raises."""
    changes = tuple(_change(link) for link in comparison.links if link.kind != "same")
    return Judgement(comparison, changes, date_change(comparison.before, comparison.after))


def _change(link: Link) -> Change:
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
        severity="editorial" if folded(before or "") == folded(after or "") else "low",
        wording=redline(before or "", after or ""),
    )


def _text(clauses: tuple[Clause, ...]) -> str | None:
    return "\n".join(clause.text for clause in clauses) if clauses else None
