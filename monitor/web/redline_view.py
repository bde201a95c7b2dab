"""A redline as the page shows it: changes with their clauses' histories, alone or in the whole text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from starlette.responses import Response

from monitor.decide.memory import VersionRef
from monitor.model import Change, Clause, Report
from monitor.report.message import About, Changed
from monitor.report.phrases import Language
from monitor.report.summary import summarise
from monitor.report.view import WHOLE, ChangeView, Section, section
from monitor.store.protocols import Queries
from monitor.store.rows import EventMark, EventRow, VersionRow, WatchOverview, Wording
from monitor.web.rendering import render
from monitor.web.request_context import RequestContext

Histories = Mapping[str, tuple[Wording, ...]]
"""Clause id → its wordings, oldest first."""


@dataclass(frozen=True, slots=True)
class ShownChange:
    """One change with the history of its clause."""

    view: ChangeView
    clause: str
    history: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of the whole text: an unchanged clause, or a change."""

    clause: Clause | None = None
    changed: ShownChange | None = None


@dataclass(frozen=True, slots=True)
class Redline:
    """A report on two versions, and where it stands among the events of its watch."""

    overview: WatchOverview
    report: Report
    refs: tuple[VersionRef, VersionRef]
    before: VersionRow | None
    """The older version; None if it is no longer stored."""
    after: VersionRow | None
    event: EventRow | None = None
    """The event that alerted the report; None if it was compared for this request."""
    earlier: EventMark | None = None
    later: EventMark | None = None


def redline_response(context: RequestContext, queries: Queries, redline: Redline) -> Response:
    """Render a redline; `?text=whole` shows the whole text, `?layout=sides` two columns."""
    shown_section = _section(redline, context.language)
    told, editorial = _changes(context, queries, redline.report, shown_section)
    return render(
        context, "change.html.j2",
        overview=redline.overview, section=shown_section, told=told, editorial=editorial,
        passages=_passages(context, queries, redline, (*told, *editorial)),
        sides=redline, event=redline.event, earlier=redline.earlier, later=redline.later,
        sideways=context.query.get("layout") == "sides",
    )  # fmt: skip


def whole_text(
    before: Sequence[Clause], after: Sequence[Clause], changes: Sequence[ShownChange]
) -> tuple[Passage, ...]:
    """Return the newer text from end to end with its changes in place.

    A change of a deleted clause follows the clause that it stood behind.
    """
    by_clause: dict[str, list[ShownChange]] = {}
    for change in changes:
        by_clause.setdefault(change.clause, []).append(change)
    deleted = _deleted_after(before, {clause.id for clause in after}, by_clause)
    passages = [Passage(changed=gone) for gone in deleted.get("", ())]
    for clause in after:
        here = by_clause.pop(clause.id, None)
        passages += [Passage(changed=c) for c in here] if here else [Passage(clause=clause)]
        passages += [Passage(changed=gone) for gone in deleted.get(clause.id, ())]
    passages += [Passage(changed=c) for left in by_clause.values() for c in left]
    return tuple(passages)


def _deleted_after(
    before: Sequence[Clause], kept: set[str], by_clause: dict[str, list[ShownChange]]
) -> dict[str, list[ShownChange]]:
    """Move changes of deleted clauses out of `by_clause`, keyed by the kept clause before them."""
    deleted: dict[str, list[ShownChange]] = {}
    previous = ""
    for clause in before:
        if clause.id in kept:
            previous = clause.id
        else:
            deleted.setdefault(previous, []).extend(by_clause.pop(clause.id, ()))
    return deleted


def _passages(
    context: RequestContext,
    queries: Queries,
    redline: Redline,
    changes: Sequence[ShownChange],
) -> tuple[Passage, ...]:
    """Return the passages of the whole text; () if it is not asked for or not stored."""
    if context.query.get("text") != "whole" or not (redline.before and redline.after):
        return ()
    before = queries.version(context.watch, redline.before.seq)
    after = queries.version(context.watch, redline.after.seq)
    return whole_text(before.clauses, after.clauses, changes)


def _changes(
    context: RequestContext, queries: Queries, report: Report, shown_section: Section
) -> tuple[tuple[ShownChange, ...], tuple[ShownChange, ...]]:
    """Return the changes that count and the editorial changes."""
    changes = (*report.told, *report.editorial)
    clauses = tuple(dict.fromkeys(change.clause for change in changes if change.clause))
    histories = queries.clause_histories(context.watch, clauses)
    views = (*shown_section.changes, *shown_section.editorial)
    every = _with_histories(changes, views, histories)
    count = len(shown_section.changes)
    return every[:count], every[count:]


def _with_histories(
    changes: Sequence[Change], views: Sequence[ChangeView], histories: Histories
) -> tuple[ShownChange, ...]:
    taken: set[str] = set()
    return tuple(
        ShownChange(
            replace(view, anchor=_anchor(change, view, taken)),
            change.clause,
            histories.get(change.clause, ()),
        )
        for change, view in zip(changes, views, strict=True)
    )


def _anchor(change: Change, view: ChangeView, taken: set[str]) -> str:
    """Name the anchor after the clause, so that links stay valid when changes are added before it."""
    named = f"clause-{change.clause}"
    anchor = view.anchor if not change.clause or named in taken else named
    taken.add(anchor)
    return anchor


def _section(redline: Redline, language: Language) -> Section:
    status = redline.overview.status
    about = About(status.watch, status.company, status.document, status.url)
    before, after = redline.refs
    report = _summarised(redline.report, language)
    message = Changed(about, after.captured_at, before, after, report)
    return section(message, 1, language, WHOLE)


def _summarised(report: Report, language: Language) -> Report:
    if language == "en" and report.summary:
        return report
    return replace(report, summary=summarise(report, language))
