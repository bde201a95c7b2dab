"""What people ask of the index, and the answers."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitor.decide.memory import Problem
from monitor.decide.step import CheckRecord, Event, Step
from monitor.errors import StoreDamaged, StoreError, UsageError
from monitor.model import Alert, Clause, EventType, Watch
from monitor.report.reason_words import reasons_in
from monitor.store.sqlite.connection import INDEX, connect
from monitor.store.sqlite.queries import open_queries
from monitor.store.sqlite.sqlite_store import SqliteStore

WATCH = "ostenz/privacy-policy"


def test_a_status_says_how_a_watch_stands(books: Any) -> None:
    step = books.change(WATCH, "We keep data.")
    problem = Problem("wall", "a bot wall", books.now)
    memory = replace(step.memory, state="problem", problem=problem, since=books.now)
    books.store.commit(Step(memory, CheckRecord(WATCH, books.now, "trouble")), ())
    (status,) = books.store.query.statuses()
    assert (status.state, status.problem, status.since) == ("problem", problem, books.now)
    assert (status.company, status.last_read, status.head) == ("Ostenz", step.reading.at, 1)


def test_readings_can_be_asked_for_by_time(books: Any) -> None:
    start = books.now
    for _ in range(4):
        books.read(WATCH)
    query, half_day = books.store.query, timedelta(hours=12)
    assert len(query.readings(WATCH)) == 4
    found = query.readings(WATCH, start + half_day, start + 3 * half_day)
    assert [reading.at for reading in found] == [start + half_day, start + 2 * half_day]


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


def test_a_clauses_history_has_each_wording_once_with_the_versions_it_stood_in(books: Any) -> None:
    books.change(WATCH, "We keep data.", "You may object.")
    books.change(WATCH, "You may object.", "We sell data.")
    books.change(WATCH, "You may object.")
    books.change(WATCH, "We keep data.", "You may object.")
    told = [(w.text, w.since, w.until) for w in books.store.query.clause_history(WATCH, "we")]
    assert told == [
        ("We keep data.", 1, 2),
        ("We sell data.", 2, 3),
        ("We keep data.", 4, None),
    ]
    (stays,) = books.store.query.clause_history(WATCH, "you")
    assert (stays.since, stays.until, stays.path) == (1, None, ("Part",))
    assert stays.since_at == books.store.version(WATCH, 1).captured_at


@pytest.mark.parametrize(
    "asked", ["données", "donnees", "DONNÉES personnelles", "personnelles donnees", "Part donnees"]
)
def test_a_search_finds_all_words_whatever_their_accents_case_and_order(
    books: Any, asked: str
) -> None:
    books.change(WATCH, "Vos données personnelles.", "Autre chose.")
    (found,) = books.store.query.search(asked)
    assert found.wording.text == "Vos données personnelles."


def test_a_search_marks_the_hit_and_puts_what_still_stands_first(books: Any) -> None:
    books.change(WATCH, "We keep data for 12 months.")
    books.change(WATCH, "We keep data for 24 months, data of all kinds.")
    first, second = books.store.query.search("data")
    assert (first.wording.until, second.wording.until) == (None, 2)
    assert second.excerpt == "We keep «data» for 12 months."
    assert len(books.store.query.search("data", limit=1)) == 1
    assert books.store.query.search("nowhere") == ()


@given(st.text(max_size=40))
@settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_nothing_that_is_typed_into_the_search_is_an_error(books: Any, typed: str) -> None:
    books.store.query.search(typed)


@pytest.mark.parametrize(
    "typed", ["", '"', "AND", "NEAR(", "text:x", "*", "a*b", "^", "-", "\0", "'"]
)
def test_no_operator_of_the_search_engine_is_obeyed(books: Any, typed: str) -> None:
    assert books.store.query.search(typed) == ()


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


def test_the_figures_for_the_metrics(books: Any) -> None:
    books.change(WATCH, "We keep data.")
    books.change(WATCH, "We sell data.", channels=("team", "legal"))
    books.store.outbox.sent(f"msg_{WATCH}_1_team", books.now)
    books.read(WATCH, "trouble")
    counts = books.store.query.counts(books.now + timedelta(days=2))
    assert counts.watches == {"ok": 1}
    assert counts.readings == {"first": 1, "confirmed": 1, "trouble": 1}
    assert counts.alerts == {"pending": 1, "sent": 1}
    assert (counts.versions, counts.overdue) == (2, 1)
    assert counts.last_good_reading == books.now - timedelta(hours=24)
    assert counts.oldest_pending == books.store.query.event(WATCH, 1).at


def test_a_row_that_cannot_be_understood_is_damage(books: Any) -> None:
    books.store._connection.execute("UPDATE watches SET memory = 'no memory'")
    with pytest.raises(StoreDamaged, match="cannot be understood"):
        books.store.memory(WATCH)


READER = """
import sys
from pathlib import Path
from monitor.store.sqlite.queries import open_queries
queries = open_queries(Path(sys.argv[1]))
print("ready", flush=True)
for _ in sys.stdin:
    (status,) = queries.statuses()
    text = queries.version(status.watch, status.head).clauses[0].text
    told = any(event.number == status.head - 1 for event in queries.events())
    print(status.head, text, told, flush=True)
"""


def test_another_process_reads_while_this_one_writes(books: Any, root: Path) -> None:
    """Whatever step it sees, it finds all that was stored with it: version, clauses and event."""
    books.change(WATCH, "Version 1.")
    command = [sys.executable, "-c", READER, str(root)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as other:
        assert other.stdin
        assert other.stdout
        assert other.stdout.readline() == "ready\n"
        for number in range(2, 22):
            other.stdin.write("look\n")
            books.change(WATCH, f"Version {number}.")
            seen = other.stdout.readline().strip()
            possible = {f"{n} Version {n}. {n > 1}" for n in (number - 1, number)}
            assert seen in possible
        other.stdin.close()


def test_a_reader_never_changes_anything(books: Any, root: Path) -> None:
    queries = open_queries(root)
    with pytest.raises(StoreError, match="readonly"):
        queries._all(tuple, "DELETE FROM watches")
    assert len(books.store.query.statuses()) == 1
    queries.close()


def test_clauses_come_back_with_all_they_are(books: Any) -> None:
    clause = Clause(
        "Vos données", "item", ("A", "B"), "13.2", 2, "fr", ("https://x.example/",), "id-1"
    )
    step = books.step(WATCH, "x")
    policy = replace(step.version.policy, clauses=(clause,))
    books.store.commit(replace(step, version=replace(step.version, policy=policy)), ())
    assert books.store.version(WATCH, 1).clauses == (clause,)
    (wording,) = books.store.query.clause_history(WATCH, "id-1")
    assert (wording.label, wording.path, wording.kind) == ("13.2", ("A", "B"), "item")


def test_a_thousand_watches_are_listed_in_order(
    opened: Callable[..., SqliteStore], books: Any
) -> None:
    books.store.sync_watches(
        [Watch(f"c{n:04}/p", "C", "P", f"https://c{n}.example/") for n in range(1000)], books.now
    )
    listed = [status.watch for status in books.store.query.statuses()]
    assert listed == sorted(listed)
    assert len(listed) == 1000


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
