"""Judges every link of a comparison: is it a change to tell, how much does it weigh, and why."""

from __future__ import annotations

from dataclasses import dataclass

from monitor.compare.wording import redline
from monitor.judge.dates import date_change
from monitor.judge.editorial import why_editorial
from monitor.judge.furniture import furniture
from monitor.judge.moves import told_moves
from monitor.judge.reflow import untouched
from monitor.judge.region import other_region
from monitor.judge.scene import Scene
from monitor.judge.severity import weigh
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
    scene = Scene(comparison)
    links = tuple(link for link in comparison.links if link.kind != "same")
    quiet = untouched(comparison.links, scene) | furniture(comparison.links) | _unmoved(links)
    reasons = other_region(links, tuple(_quiet(link, scene, quiet) for link in links), scene)
    told = any(not reason for reason in reasons)
    dates = date_change(comparison.before, comparison.after, words_changed=told)
    changes = (_change(link, why, scene, dates) for link, why in zip(links, reasons, strict=True))
    return Judgement(comparison, tuple(changes), dates)


def _unmoved(links: tuple[Link, ...]) -> dict[int, str]:
    told = told_moves(links)
    return {id(x): "only its place" for x in links if x.kind == "moved" and id(x) not in told}


def _quiet(link: Link, scene: Scene, quiet: dict[int, str]) -> tuple[str, ...]:
    if id(link) in quiet:
        return (quiet[id(link)],)
    return why_editorial(link, scene)


def _change(link: Link, why: tuple[str, ...], scene: Scene, dates: DateChange) -> Change:
    before, after = _text(link.before), _text(link.after)
    shown = (link.after or link.before)[0]
    assert link.kind != "same"
    change = Change(
        kind=link.kind,
        clause=shown.id,
        path=shown.path,
        before=before,
        after=after,
        label_before=link.before[0].label if link.before else "",
        label_after=link.after[0].label if link.after else "",
        reasons=why,
        wording=redline(before or "", after or ""),
    )
    return change if why else weigh(change, link, scene, dates)


def _text(clauses: tuple[Clause, ...]) -> str | None:
    return "\n".join(clause.text for clause in clauses) if clauses else None
