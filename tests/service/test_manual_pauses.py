"""A pause by hand is stored apart from the watchlist's own pauses."""

from __future__ import annotations

from monitor.service.manual_pauses import pause, paused_by_hand, resume, with_pauses
from monitor.store.in_memory import InMemoryStore
from monitor.watchlist import Watchlist

ID = "harbour-post/privacy-policy"


def test_nothing_is_paused_before_somebody_pauses_it(listed: Watchlist) -> None:
    assert paused_by_hand(InMemoryStore()) == frozenset()
    assert with_pauses(listed, InMemoryStore()) == listed


def test_a_pause_marks_its_watch_and_leaves_the_others(listed: Watchlist) -> None:
    store = InMemoryStore()
    pause(store, ID)
    assert [w.paused for w in with_pauses(listed, store).watches] == [True, True]
    resume(store, ID)
    assert with_pauses(listed, store) == listed


def test_pausing_and_resuming_twice_is_as_good_as_once() -> None:
    store = InMemoryStore()
    pause(store, ID)
    pause(store, ID)
    pause(store, "quiet-press/privacy-policy")
    resume(store, ID)
    resume(store, ID)
    assert paused_by_hand(store) == {"quiet-press/privacy-policy"}
