"""Events and alerts, as people ask for them."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from monitor.decide.step import CheckRecord, Event, Step
from monitor.errors import UsageError
from monitor.model import Alert, EventType
from monitor.report.reason_words import reasons_in
from monitor.store.sqlite.connection import INDEX, connect

WATCH = "ostenz/privacy-policy"


def test_events_come_newest_first_of_one_watch_or_of_all(books: Any) -> None:
    for text in ("We keep data.", "We sell data.", "We lend data."):
        books.change(WATCH, text)
    query = books.store.query
    assert [event.number for event in query.events()] == [2, 1]
    assert [event.number for event in query.events(WATCH, limit=1)] == [2]
    assert query.events("other/one") == ()
    assert query.event(WATCH, 2).severity == "medium"
    with pytest.raises(UsageError):
        query.event(WATCH, 3)


def test_each_alert_names_the_event_it_tells(books: Any) -> None:
    store, now = books.store, books.now
    memory = replace(store.memory(WATCH), events=3)
    types: tuple[EventType, ...] = ("policy.problem", "policy.recovered", "policy.problem")
    events = tuple(Event(type, WATCH, n, now) for n, type in enumerate(types, 1))
    alerts = tuple(
        Alert(f"{event.number}{channel}", WATCH, channel, event.type, b"", now)
        for event in events
        for channel in ("team", "legal")
    )
    store.commit(Step(memory, CheckRecord(WATCH, now, "trouble"), None, events), alerts)
    told = {row.alert.id: row.event for row in store.query.alerts()}
    assert told == {f"{n}{channel}": n for n in (1, 2, 3) for channel in ("team", "legal")}


def test_an_event_stored_before_reasons_had_codes_is_read_with_its_sentences(
    books: Any, root: Path
) -> None:
    for text in ("We keep data.", "We sell data."):
        books.change(WATCH, text)
    stored = (
        b'{"changes":[{"kind":"reworded","clause":"c1","path":["Part"],"before":"12 months.",'
        b'"after":"24 months.","label_before":"","label_after":"","topics":["retention"],'
        b'"signals":[{"name":"quantity","before":"12 months","after":"24 months"}],'
        b'"severity":"medium","reasons":["retention 12 \xe2\x86\x92 24 months"],'
        b'"wording":[{"op":"same","text":"months."}]}],'
        b'"date_change":{"state":"absent","before":null,"after":null,"notes":[]},'
        b'"summary":"Retention.","whole":"same document","language":"en"}'
    )
    with closing(connect(root / INDEX)) as index, index:
        index.execute("UPDATE events SET report = ? WHERE watch = ?", (stored, WATCH))
    (change,) = books.store.query.event(WATCH, 1).report.changes
    assert (change.why, change.reasons) == ((), ("retention 12 → 24 months",))
    assert reasons_in(change, "fr") == change.reasons
