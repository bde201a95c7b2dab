"""Judges every link of a comparison: is it a change to tell, how much does it weigh, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from monitor.compare.wording import redline
from monitor.judge.date_change import date_change
from monitor.judge.editorial import why_editorial
from monitor.judge.judge_context import JudgeContext
from monitor.judge.link_runs import link_runs
from monitor.judge.moves import unmoved
from monitor.judge.reasons import reasons
from monitor.judge.region import other_region
from monitor.judge.rewrite_overview import overview
from monitor.judge.severity import severity
from monitor.judge.signals import signals, signals_of_whole
from monitor.judge.topics import led_by_signals, topics
from monitor.judge.unchanged_words import untouched
from monitor.model import Change, Clause, Comparison, DateChange, Edit, Link, Signal


@dataclass(frozen=True, slots=True)
class Judgement:
    """A comparison with what its changes weigh."""

    comparison: Comparison
    changes: tuple[Change, ...]
    """One for each link that is not `same`, in the new reading's order."""
    date_change: DateChange


def judge(comparison: Comparison) -> Judgement:
    """What of the comparison matters, how much and why. Never raises."""
    comparison = _settled(comparison)
    scene = JudgeContext(comparison)
    links = tuple(link for link in comparison.links if link.kind != "same")
    why = _why_quiet(links, scene)
    told = not all(why)
    dates = date_change(comparison.before, comparison.after, words_changed=told)
    changes = tuple(_change(link, reasons) for link, reasons in zip(links, why, strict=True))
    weighed = tuple(
        change if change.reasons else _weigh(change, scene, dates) for change in changes
    )
    return Judgement(comparison, weighed, dates)


_FEW_KEPT: Final = 0.6
"""Share of matched words below which a page whose language changed is a page in another language."""


def _settled(comparison: Comparison) -> Comparison:
    """A page of which some lines were in the other language before is in another language too."""
    old, new = comparison.before.language[:2], comparison.after.language[:2]
    switched = bool(old and new) and old != new and comparison.matched < _FEW_KEPT
    return replace(comparison, whole="other language") if switched else comparison


def _why_quiet(links: tuple[Link, ...], scene: JudgeContext) -> tuple[tuple[str, ...], ...]:
    """For each link why it need not be told; () where it must be."""
    if scene.comparison.whole == "other language":
        return tuple(("the page in another language",) for _ in links)
    every = scene.comparison.links
    quiet = untouched(every, scene) | link_runs(every) | unmoved(links)
    known = ((quiet[id(link)],) if id(link) in quiet else () for link in links)
    reasons = tuple(
        why_editorial(link, scene) or others for link, others in zip(links, known, strict=True)
    )
    return other_region(links, reasons, scene)


def _change(link: Link, why: tuple[str, ...]) -> Change:
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
        reasons=why,
        wording=_wording(link, before or "", after or ""),
    )


def _wording(link: Link, before: str, after: str) -> tuple[Edit, ...]:
    """The redline; of what has one side only, or nothing in common, that is the whole text."""
    if link.kind in ("added", "removed", "rewritten"):
        whole = (Edit("deleted", before), Edit("inserted", after))
        return tuple(edit for edit in whole if edit.text)
    return redline(before, after)


def _weigh(change: Change, scene: JudgeContext, dates: DateChange) -> Change:
    before, after = change.before or "", change.after or ""
    language = scene.surroundings.language
    if change.kind == "rewritten":
        return _weigh_whole(change, scene, signals_of_whole(before, after, language))
    about = topics(change.path, f"{before}\n{after}" if change.kind != "moved" else after, language)
    found = _signals(change, scene, listed="recipients" in about)
    about = led_by_signals(about, tuple(signal.name for signal in found))
    return replace(
        change,
        topics=about,
        signals=found,
        severity=severity(change.kind, found, about),
        reasons=reasons(change.kind, found, about, dates),
    )


def _signals(change: Change, scene: JudgeContext, *, listed: bool) -> tuple[Signal, ...]:
    if change.kind == "moved":
        return ()
    language = scene.surroundings.language
    return signals(change.before or "", change.after or "", language, scene.before, listed=listed)


def _weigh_whole(change: Change, scene: JudgeContext, found: tuple[Signal, ...]) -> Change:
    about, words = overview(scene.comparison)
    weight = severity(change.kind, found, about)
    return replace(change, topics=about, signals=found, severity=weight, reasons=words)


def _text(clauses: tuple[Clause, ...]) -> str | None:
    return "\n".join(clause.text for clause in clauses) if clauses else None
