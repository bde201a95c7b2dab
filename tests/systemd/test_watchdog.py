"""The watchdog is fed by ticks, and only while readings finish."""

from __future__ import annotations

from datetime import timedelta

import pytest

from monitor.systemd.watchdog import EVERY_S, PAUSES, STUCK_S, Watchdog


class Workload:
    """What is under way, as a test wants it."""

    busy = 0
    longest = 0.0
    resting = False


def test_the_watchdog_is_fed_by_ticks_and_not_by_each(manager):
    watchdog = Watchdog(manager.notifier(), Workload(), 3, timedelta())
    for second in range(60):
        watchdog.tick(float(second))
    assert len(manager.heard()) == 60 / EVERY_S


@pytest.mark.parametrize("host_delay", [timedelta(), timedelta(minutes=10)])
def test_a_reading_that_never_ends_starves_the_watchdog(manager, host_delay):
    """But one of a host that is given long pauses has its time."""
    workload = Workload()
    workload.busy = 1
    workload.longest = STUCK_S + PAUSES * host_delay.total_seconds() - 1
    watchdog = Watchdog(manager.notifier(), workload, 3, host_delay)
    watchdog.tick(0.0)
    assert manager.heard() == ["WATCHDOG=1\nSTATUS=watches: 3, being read: 1"]
    workload.longest += 1
    watchdog.tick(EVERY_S)
    assert manager.heard() == []


def test_a_full_disk_is_told_and_is_no_reason_to_be_killed(manager):
    workload = Workload()
    workload.resting = True
    Watchdog(manager.notifier(), workload, 3, timedelta()).tick(0.0)
    (told,) = manager.heard()
    assert told.startswith("WATCHDOG=1\n")
    assert "no room to store" in told


def test_a_faulty_reload_ends_ready_all_the_same(manager):
    watchdog = Watchdog(manager.notifier(), Workload(), 3, timedelta())
    with pytest.raises(ValueError, match="faulty"), watchdog.reloading():
        raise ValueError("faulty")
    assert [message.split("\n")[0] for message in manager.heard()] == ["RELOADING=1", "READY=1"]
