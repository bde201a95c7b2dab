"""What every store promises to the pipeline and the daemon: each test runs on each store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Protocol

import pytest

from monitor.decide.memory import Memory
from monitor.errors import StoreOutdated, UsageError
from monitor.model import Alert, Delivery, Validators, Watch
from monitor.store.in_memory import InMemoryStore
from monitor.store.key_values import KeyValues
from monitor.store.protocols import Agenda, Outbox, PipelineStore
from monitor.store.sqlite.sqlite_store import SqliteStore

WATCH = "ostenz/privacy-policy"
NOBODY: frozenset[str] = frozenset()
HOUR = timedelta(hours=1)


class AnyStore(PipelineStore, Agenda, KeyValues, Protocol):
    """The promises that these tests hold a store to."""

    @property
    def outbox(self) -> Outbox: ...

    def amend(self, watch: str, change: Callable[[Memory], Memory]) -> Memory: ...


@pytest.fixture(params=["folder", "memory"])
def store(request: Any, opened: Callable[[], SqliteStore]) -> AnyStore:
    return opened() if request.param == "folder" else InMemoryStore()


@pytest.fixture
def books(store: AnyStore, enrolled: Callable[..., Any]) -> Any:
    return enrolled(store)


def watches(number: int, hosts: int = 1_000_000) -> list[Watch]:
    return [
        Watch(f"c{n}/privacy", f"C{n}", "Privacy", f"https://h{n % hosts}.example/{n}")
        for n in range(number)
    ]


def due(store: Agenda, now: datetime, limit: int = 100, **busy: frozenset[str]) -> tuple[str, ...]:
    return store.due(now, limit, busy.get("hosts", NOBODY), busy.get("watches", NOBODY))


def waiting(store: AnyStore, now: datetime) -> list[str]:
    return [delivery.alert.id for delivery in store.outbox.due(now, 100)]


# ------------------------------------------------------------ versions and steps


def test_a_watch_is_new_until_it_was_read(books: Any) -> None:
    memory = books.store.memory(WATCH)
    assert (memory.state, memory.head, books.store.newest(WATCH)) == ("new", 0, 0)
    assert books.store.find_text(WATCH, "any") is None
    assert books.store.clauses_gone(WATCH) == ()


def test_a_step_is_found_again_whole(books: Any) -> None:
    books.change(WATCH, "We keep data.", "You may object.")
    step = books.change(WATCH, "We sell data.")
    store = books.store
    assert (store.memory(WATCH), store.newest(WATCH)) == (step.memory, 2)
    version = store.version(WATCH, 2)
    assert version.clauses == step.version.policy.clauses
    assert (version.seq, version.stem, version.language) == (2, step.version.stem, "fr")
    assert version.captured_at == step.version.page.fetched_at
    assert version.last_updated == step.version.policy.last_updated
    assert store.page(WATCH, 2).body == step.version.page.body
    assert store.page(WATCH, 2).validators == step.version.page.validators
    assert waiting(store, books.now) == [f"msg_{WATCH}_1_team"]


def test_a_text_is_found_in_the_newest_version_that_holds_it(books: Any) -> None:
    first = books.change(WATCH, "We keep data.")
    books.change(WATCH, "We sell data.")
    assert books.store.find_text(WATCH, first.version.text_sha256) == 1
    books.change(WATCH, "We keep data.")
    assert books.store.find_text(WATCH, first.version.text_sha256) == 3


def test_unknown_watches_and_versions_are_the_askers_fault(books: Any) -> None:
    books.change(WATCH, "We keep data.")
    for question in (books.store.version, books.store.page):
        for watch, seq in ((WATCH, 7), (WATCH, 0), ("nobody/nothing", 1)):
            with pytest.raises(UsageError, match=f"{watch} has no version {seq}"):
                question(watch, seq)
    with pytest.raises(UsageError, match="nobody/nothing"):
        books.store.memory("nobody/nothing")
    assert books.store.newest("nobody/nothing") == 0


def test_a_step_that_is_stored_already_is_stored_once(books: Any) -> None:
    books.change(WATCH, "We keep data.")
    step = books.step(WATCH, "We sell data.")
    for _ in range(2):
        books.store.commit(step, books.alerts(step))
    assert books.store.newest(WATCH) == 2
    assert len(waiting(books.store, books.now)) == 1


def test_a_step_decided_on_an_older_memory_is_refused_and_changes_nothing(books: Any) -> None:
    books.change(WATCH, "We keep data.")
    late = books.step(WATCH, "We lend data.")
    step = books.change(WATCH, "We sell data.")
    with pytest.raises(StoreOutdated):
        books.store.commit(late, books.alerts(late))
    assert books.store.memory(WATCH) == step.memory
    assert books.store.newest(WATCH) == 2
    assert len(waiting(books.store, books.now)) == 1


def test_a_step_of_a_watch_that_was_never_listed_is_refused(books: Any) -> None:
    step = books.step(WATCH, "We keep data.")
    strange = replace(step, memory=replace(step.memory, watch="nobody/nothing"))
    with pytest.raises(UsageError, match="nobody/nothing"):
        books.store.commit(strange, ())


def test_two_versions_of_one_second_have_different_names(books: Any) -> None:
    books.change(WATCH, "We keep data.")
    books.now = books.store.version(WATCH, 1).captured_at.replace(microsecond=999999)
    books.change(WATCH, "We sell data.")
    stems = [books.store.version(WATCH, seq).stem for seq in (1, 2)]
    assert stems == ["2026-11-22T01-25-44Z", "2026-11-22T01-25-44Z-2"]


def test_a_removed_clause_is_remembered_as_it_last_stood_the_last_to_go_first(books: Any) -> None:
    books.change(WATCH, "Alpha stays.", "Beta goes.", "Gamma goes.", "Delta goes.")
    books.change(WATCH, "Alpha stays.", "Beta goes late.", "Delta goes.")
    books.change(WATCH, "Alpha stays.", "Beta goes late.")
    books.change(WATCH, "Alpha stays.")
    gone = [(clause.id, clause.text) for clause in books.store.clauses_gone(WATCH)]
    assert gone == [
        ("beta", "Beta goes late."),
        ("delta", "Delta goes."),
        ("gamma", "Gamma goes."),
    ]


def test_a_clause_that_came_back_counts_as_standing(books: Any) -> None:
    books.change(WATCH, "Alpha stays.", "Beta comes back.")
    books.change(WATCH, "Alpha stays.")
    books.change(WATCH, "Alpha stays.", "Beta comes back.")
    books.change(WATCH, "Beta comes back.")
    assert [clause.id for clause in books.store.clauses_gone(WATCH)] == ["alpha"]


def test_memory_can_be_amended_outside_a_reading(books: Any) -> None:
    amended = books.store.amend(WATCH, lambda memory: replace(memory, failures=7))
    assert amended.failures == 7
    assert books.store.memory(WATCH) == amended


# ------------------------------------------------------------ agenda


def test_new_watches_are_due_within_a_minute_in_an_order_that_stays(
    store: AnyStore, books: Any
) -> None:
    store.sync_watches(watches(50), books.now)
    assert len(due(store, books.now)) < 10
    order = due(store, books.now + timedelta(seconds=60))
    assert len(order) == 50
    assert order == due(store, books.now + HOUR)


def test_one_watch_of_each_idle_host_and_no_more_than_asked_for(
    store: AnyStore, books: Any
) -> None:
    store.sync_watches(watches(20, hosts=4), books.now)
    later = books.now + HOUR
    found = due(store, later)
    assert len(found) == 4
    assert due(store, later, limit=2) == found[:2]
    assert due(store, later, limit=0) == ()
    assert len(due(store, later, hosts=frozenset({"h0.example"}))) == 3
    assert not set(due(store, later, watches=frozenset(found))) & set(found)


def test_paused_and_retired_watches_are_not_due_and_keep_their_versions(
    store: AnyStore, books: Any
) -> None:
    books.change(WATCH, "We keep data.")
    store.sync_watches([replace(w, paused=True) for w in watches(1)], books.now)
    assert due(store, books.now + 100 * HOUR) == ()
    assert store.newest(WATCH) == 1


def test_a_watch_that_comes_back_goes_on_where_it_was(store: AnyStore, books: Any) -> None:
    step = books.change(WATCH, "We keep data.")
    store.sync_watches([], books.now)
    store.sync_watches([Watch(WATCH, "Ostenz", "Privacy", "https://ostenz.example/")], books.now)
    assert store.memory(WATCH).head == step.memory.head == 1
    assert due(store, books.now) == (WATCH,)


def test_a_clock_set_back_makes_no_watch_wait_longer_than_its_interval(
    store: AnyStore, books: Any
) -> None:
    store.sync_watches(watches(5), books.now + timedelta(days=3650))
    assert due(store, books.now + 13 * HOUR) == ()
    store.sync_watches(watches(5), books.now)
    assert len(due(store, books.now + 12 * HOUR)) == 5


@pytest.mark.parametrize("changed", [{"url": "https://new.example/"}, {"keep": "main"}])
def test_a_watch_that_is_read_differently_is_due_at_once_and_fetched_whole(
    store: AnyStore, books: Any, changed: dict[str, str]
) -> None:
    (watch,) = watches(1)
    store.sync_watches([watch], books.now)
    store.amend(
        watch.id,
        lambda m: replace(m, due=books.now + HOUR, validators=Validators("v1"), failures=3),
    )
    store.sync_watches([watch], books.now)
    assert due(store, books.now) == ()
    store.sync_watches([replace(watch, **changed)], books.now)  # type: ignore[arg-type] # texts
    assert due(store, books.now) == (watch.id,)
    assert (store.memory(watch.id).validators, store.memory(watch.id).failures) == (Validators(), 3)


# ------------------------------------------------------------ alerts


def alert(store: AnyStore, now: datetime, name: str = "a", at: datetime | None = None) -> Alert:
    made = Alert(name, WATCH, "team", "policy.changed", b"{}", at or now)
    store.outbox.put(made)
    return made


def test_an_alert_comes_back_as_it_was_put_until_it_is_sent(store: AnyStore, books: Any) -> None:
    made = alert(store, books.now)
    assert store.outbox.due(books.now, 9) == (Delivery(made, 0),)
    assert store.outbox.due(books.now - HOUR, 9) == ()
    store.outbox.sent("a", books.now)
    alert(store, books.now)
    assert waiting(store, books.now + HOUR) == []


def test_a_limit_counts_for_each_channel(store: AnyStore, books: Any) -> None:
    for number in range(3):
        for channel in ("team", "legal"):
            name = f"{channel}{number}"
            made = Alert(name, f"w{number}", channel, "policy.changed", b"{}", books.now)
            store.outbox.put(made)
    found = [delivery.alert.id for delivery in store.outbox.due(books.now, 2)]
    assert found == ["team0", "legal0", "team1", "legal1"]


def test_an_alert_that_was_given_up_waits_for_redelivery(store: AnyStore, books: Any) -> None:
    made = alert(store, books.now)
    store.outbox.lease(("a",), books.now + HOUR)
    with pytest.raises(UsageError, match="no alert a waits"):
        store.outbox.redeliver("a", books.now)
    store.outbox.dead("a", "poisoned", books.now)
    assert waiting(store, books.now + 100 * HOUR) == []
    store.outbox.redeliver("a", books.now)
    assert store.outbox.due(books.now, 9) == (Delivery(made, 0),)
    with pytest.raises(UsageError, match="no alert b waits"):
        store.outbox.redeliver("b", books.now)


def test_no_alert_waits_for_a_time_that_only_a_wrong_clock_could_mean(
    store: AnyStore, books: Any
) -> None:
    years = timedelta(days=3650)
    alert(store, books.now, "from the future", books.now + years)
    alert(store, books.now, "leased")
    assert store.outbox.lease(("leased",), books.now + years) == ("leased",)
    store.sync_watches([], books.now)
    assert waiting(store, books.now) == ["from the future", "leased"]


# ------------------------------------------------------------ values by key


def test_the_last_value_put_under_a_key_is_found(store: AnyStore) -> None:
    assert store.get("rests") is None
    store.put("rests", b"one")
    store.put("rests", b"two")
    assert (store.get("rests"), store.get("others")) == (b"two", None)
