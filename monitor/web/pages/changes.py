"""A change: the redline, how each clause came to be, and what proves it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from starlette.responses import Response

from monitor.compare.wording import redline
from monitor.decide.memory import VersionRef
from monitor.model import Change, Clause, Edit, Report
from monitor.report.message import About, Changed
from monitor.report.phrases import Language
from monitor.report.summary import summarise
from monitor.report.view import WHOLE, ChangeView, Section, section
from monitor.store.protocols import Queries
from monitor.store.rows import EventMark, EventRow, VersionRow, WatchOverview, Wording
from monitor.web.rendering import shown
from monitor.web.request_context import RequestContext

LONGEST_HISTORY: Final = 50


@dataclass(frozen=True, slots=True)
class Shown:
    """One change as it is shown, and where its clause comes from."""

    view: ChangeView
    clause: str
    history: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of the whole text: a clause that stayed as it was, or a change."""

    clause: Clause | None = None
    changed: Shown | None = None


@dataclass(frozen=True, slots=True)
class Sides:
    """The two versions that are compared; None where one is no longer known."""

    before: VersionRow | None
    after: VersionRow | None


def change(visit: RequestContext, queries: Queries) -> Response:
    """What one alert told, as it was decided then."""
    number = visit.place["number"]
    event = queries.event(visit.watch, number)
    standing = queries.overview(visit.watch)
    if event.report is None or event.before is None or event.after is None:
        return shown(visit, "event.html.j2", standing=standing, event=event)
    rows = {row.stem: row for row in queries.versions(visit.watch)}
    sides = Sides(rows.get(event.before.version), rows.get(event.after.version))
    section_ = _section(visit, standing, event.report, event.before, event.after)
    earlier, later = neighbours(queries.event_marks(visit.watch), number)
    return _redline(
        visit, queries, standing, event.report, section_, sides,
        event=event, earlier=earlier, later=later,
    )  # fmt: skip


def difference(visit: RequestContext, queries: Queries, report: Report) -> Response:
    """The redline between any two versions, compared just now."""
    standing = queries.overview(visit.watch)
    rows = {row.seq: row for row in queries.versions(visit.watch)}
    before, after = rows[visit.place["before"]], rows[visit.place["after"]]
    section_ = _section(visit, standing, report, _ref(before), _ref(after))
    return _redline(
        visit, queries, standing, report, section_, Sides(before, after),
        event=None, earlier=None, later=None,
    )  # fmt: skip


def clause(visit: RequestContext, queries: Queries) -> Response:
    """Every wording that one clause has had, each against the one before."""
    wordings = queries.clause_history(visit.watch, visit.place["clause"])[-LONGEST_HISTORY:]
    edits: list[tuple[Edit, ...]] = [(Edit("same", w.text),) for w in wordings[:1]]
    edits += [redline(old.text, new.text) for old, new in pairwise(wordings)]
    return shown(
        visit, "clause.html.j2", 200 if wordings else 404,
        standing=queries.overview(visit.watch), wordings=list(zip(wordings, edits, strict=True)),
    )  # fmt: skip


def neighbours(
    marks: Sequence[EventMark], number: int
) -> tuple[EventMark | None, EventMark | None]:
    """The changes told before and after the one of this number."""
    changes = [mark for mark in marks if mark.type == "policy.changed"]
    earlier = [mark for mark in changes if mark.number < number]
    later = [mark for mark in changes if mark.number > number]
    return (earlier[-1] if earlier else None), (later[0] if later else None)


def whole(
    before: Sequence[Clause], after: Sequence[Clause], changes: Sequence[Shown]
) -> tuple[Passage, ...]:
    """The newer text from end to end, changes in their places; what is gone, where it stood."""
    known = {clause.id for clause in after}
    by_clause: dict[str, list[Shown]] = {}
    for changed in changes:
        by_clause.setdefault(changed.clause, []).append(changed)
    gone_after: dict[str, list[Shown]] = {}
    previous = ""
    for old in before:
        if old.id in known:
            previous = old.id
        else:
            gone_after.setdefault(previous, []).extend(by_clause.pop(old.id, ()))
    passages = [Passage(changed=gone) for gone in gone_after.get("", ())]
    for new in after:
        here = by_clause.pop(new.id, None)
        passages += [Passage(changed=c) for c in here] if here else [Passage(clause=new)]
        passages += [Passage(changed=gone) for gone in gone_after.get(new.id, ())]
    passages += [Passage(changed=c) for left in by_clause.values() for c in left]
    return tuple(passages)


def _redline(
    visit: RequestContext,
    queries: Queries,
    standing: WatchOverview,
    report: Report,
    section_: Section,
    sides: Sides,
    *,
    event: EventRow | None,
    earlier: EventMark | None,
    later: EventMark | None,
) -> Response:
    told, editorial = _shown(visit, queries, report, section_)
    wants_whole = visit.query.get("text") == "whole" and sides.before and sides.after
    passages = _whole(visit, queries, sides, told + editorial) if wants_whole else ()
    return shown(
        visit, "change.html.j2",
        standing=standing, section=section_, told=told, editorial=editorial, passages=passages,
        sides=sides, event=event, earlier=earlier, later=later,
        sideways=visit.query.get("layout") == "sides",
    )  # fmt: skip


def _whole(
    visit: RequestContext, queries: Queries, sides: Sides, changes: tuple[Shown, ...]
) -> tuple[Passage, ...]:
    assert sides.before is not None
    assert sides.after is not None
    before = queries.version(visit.watch, sides.before.seq)
    after = queries.version(visit.watch, sides.after.seq)
    return whole(before.clauses, after.clauses, changes)


def _shown(
    visit: RequestContext, queries: Queries, report: Report, section_: Section
) -> tuple[tuple[Shown, ...], tuple[Shown, ...]]:
    changes = (*report.told, *report.editorial)
    views = (*section_.changes, *section_.editorial)
    clauses = tuple(dict.fromkeys(change.clause for change in changes if change.clause))
    histories = queries.clause_histories(visit.watch, clauses)
    taken: set[str] = set()
    everything = tuple(
        Shown(replace(view, anchor=_anchor(change, view, taken)), change.clause,
              histories.get(change.clause, ()))
        for change, view in zip(changes, views, strict=True)
    )  # fmt: skip
    count = len(section_.changes)
    return everything[:count], everything[count:]


def _anchor(change: Change, view: ChangeView, taken: set[str]) -> str:
    """The clause's own, so that a link to it outlasts another change's being added before it."""
    named = f"clause-{change.clause}"
    anchor = view.anchor if not change.clause or named in taken else named
    taken.add(anchor)
    return anchor


def _section(
    visit: RequestContext,
    standing: WatchOverview,
    report: Report,
    before: VersionRef,
    after: VersionRef,
) -> Section:
    status = standing.status
    about = About(status.watch, status.company, status.document, status.url)
    worded = _worded(report, visit.language)
    message = Changed(about, after.captured_at, before, after, worded)
    return section(message, 1, visit.language, WHOLE)


def _worded(report: Report, language: Language) -> Report:
    if language == "en" and report.summary:
        return report
    return replace(report, summary=summarise(report, language))


def _ref(row: VersionRow) -> VersionRef:
    return VersionRef(row.stem, row.captured_at, row.last_updated)
