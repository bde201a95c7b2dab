"""The page that compares two policies topic by topic."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from starlette.responses import Response

from monitor.judge.lexicon import TOPICS
from monitor.judge.topics import topics
from monitor.model import Clause
from monitor.report.phrases import COLUMNS
from monitor.report.summary_words import TOPIC
from monitor.store.protocols import Queries
from monitor.store.rows import WatchOverview
from monitor.web.rendering import render
from monitor.web.request_context import RequestContext


@dataclass(frozen=True, slots=True)
class Row:
    """The clauses of both policies on one topic; topic "" holds clauses without a topic."""

    topic: str
    name: str
    left: tuple[Clause, ...]
    right: tuple[Clause, ...]


ByTopic = dict[str, tuple[Clause, ...]]


def page(context: RequestContext, queries: Queries) -> Response:
    """Show the policies that `?left=` and `?right=` name, or a form to choose them."""
    everything = queries.overviews()
    known = {overview.status.watch: overview for overview in everything}
    left, right = (known.get(context.query.get(side, "")) for side in ("left", "right"))
    rows: tuple[Row, ...] = ()
    if left and right:
        rows = _rows(context, _by_topic(queries, left), _by_topic(queries, right))
    return render(
        context, "compare.html.j2", everything=everything, left=left, right=right, rows=rows
    )


def _rows(context: RequestContext, left: ByTopic, right: ByTopic) -> tuple[Row, ...]:
    column = COLUMNS.index(context.language)
    named = [(topic, TOPIC[topic][column]) for topic in TOPICS] + [("", "")]
    rows = (Row(topic, name, left.get(topic, ()), right.get(topic, ())) for topic, name in named)
    return tuple(row for row in rows if row.left or row.right)


def _by_topic(queries: Queries, overview: WatchOverview) -> ByTopic:
    status = overview.status
    if not status.head:
        return {}
    version = queries.version(status.watch, status.head)
    language = next(
        (row.language for row in queries.versions(status.watch) if row.seq == status.head), ""
    )
    return by_topic(version.clauses, language)


@lru_cache(maxsize=32)
def by_topic(clauses: tuple[Clause, ...], language: str) -> ByTopic:
    """Sort clauses by their most certain topic; headings are left out."""
    found: dict[str, list[Clause]] = {}
    for clause in clauses:
        if clause.kind == "heading":
            continue
        about = topics(clause.path, clause.text, clause.language or language)
        found.setdefault(about[0] if about else "", []).append(clause)
    return {topic: tuple(said) for topic, said in found.items()}
