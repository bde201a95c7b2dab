"""What was accepted is told once, whatever kills the service: the short form of `make crash`."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.crash import victim
from benchmarks.crash.trial import FORGET_POINTS, POINTS, Trial, anywhere, everywhere
from benchmarks.crash.world import World, running
from monitor.decide.step import Step
from monitor.model import Alert
from monitor.store.sqlite.connection import flush
from monitor.store.sqlite.sqlite_store import SqliteStore
from monitor.store.upkeep import WriteObserver


@pytest.fixture
def world():
    with running(World(companies=2)) as world:
        yield world


def test_a_death_at_any_named_point_loses_nothing(world, tmp_path):
    trial = Trial(world, tmp_path)
    assert trial.begin()
    everywhere(trial, 1)
    outcome = trial.outcome()
    assert outcome.clean
    assert outcome.kills == len(POINTS) + len(FORGET_POINTS)
    assert outcome.told >= len(POINTS)


def test_deaths_at_random_moments_lose_nothing(world, tmp_path):
    trial = Trial(world, tmp_path)
    assert trial.begin()
    anywhere(trial, 12, random.Random(7), longest=0.5)
    assert trial.settle()
    assert trial.outcome().clean


def wrong_order(watchlist: Path, observer: WriteObserver) -> None:
    """The daemon with a store that moves the baseline first and queues the alerts afterwards."""
    right = SqliteStore.commit

    def commit(self: SqliteStore, step: Step, alerts: tuple[Alert, ...]) -> None:
        memory = replace(step.memory, events=step.memory.events - len(step.events))
        right(self, replace(step, events=(), memory=memory), ())
        flush(self._connection, self._path)
        if alerts:
            observer("baseline moved")
        for alert in alerts:
            self.outbox.put(alert)

    SqliteStore.commit = commit  # type: ignore[method-assign]
    victim.serve(watchlist, observer)


def test_the_trial_can_fail_a_wrong_order_of_effects_loses_alerts(world, tmp_path):
    trial = Trial(world, tmp_path, wrong_order)
    assert trial.begin()
    trial.kill_at("baseline moved", 1)
    assert not trial.settle(2)
    assert trial.outcome().lost > 0
