"""The service tells systemd how it lives, and nothing it says there can harm it."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from monitor.systemd.notify import Notifier
from monitor.systemd.watchdog import EVERY_S, PAUSES, STUCK_S, Watchdog


@pytest.fixture
def manager(tmp_path: Path) -> Iterator[socket.socket]:
    """A service manager's socket."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sock:
        sock.bind(str(tmp_path / "notify"))
        sock.setblocking(False)
        yield sock


def notifier(manager: socket.socket) -> Notifier:
    return Notifier({"NOTIFY_SOCKET": manager.getsockname()})


def heard(manager: socket.socket) -> list[str]:
    """Everything that was said so far, a message an item."""
    messages = []
    try:
        while True:
            messages.append(manager.recv(4096).decode())
    except BlockingIOError:
        return messages


class Workload:
    """What is under way, as a test wants it."""

    busy = 0
    longest = 0.0
    resting = False


def test_each_message_is_what_sd_notify_documents(manager):
    said = notifier(manager)
    said.ready("3 watches")
    said.alive("3 watches")
    said.reloading()
    said.stopping()
    ready, alive, reloading, stopping = heard(manager)
    assert ready == "READY=1\nSTATUS=3 watches"
    assert alive == "WATCHDOG=1\nSTATUS=3 watches"
    name, _, microseconds = reloading.removeprefix("RELOADING=1\n").partition("=")
    assert name == "MONOTONIC_USEC"
    assert int(microseconds) > 0
    assert stopping.startswith("STOPPING=1\n")


def test_a_status_cannot_say_more_than_a_status(manager):
    notifier(manager).ready("one\nMAINPID=1")
    assert heard(manager) == ["READY=1\nSTATUS=one MAINPID=1"]


def test_an_abstract_address_is_understood():
    name = f"policy-monitor-test-{id(object())}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sock:
        sock.bind("\0" + name)
        Notifier({"NOTIFY_SOCKET": "@" + name}).ready("")
        assert sock.recv(100) == b"READY=1\nSTATUS="


def test_without_a_manager_nothing_is_said():
    Notifier({}).ready("")


def test_a_manager_that_is_gone_is_no_fault(tmp_path):
    Notifier({"NOTIFY_SOCKET": str(tmp_path / "gone")}).ready("")


def test_children_do_not_inherit_the_address(manager):
    environ = {"NOTIFY_SOCKET": manager.getsockname()}
    Notifier(environ)
    assert "NOTIFY_SOCKET" not in environ


def test_the_watchdog_is_fed_by_ticks_and_not_by_each(manager):
    watchdog = Watchdog(notifier(manager), Workload(), 3, timedelta())
    for second in range(60):
        watchdog.tick(float(second))
    assert len(heard(manager)) == 60 / EVERY_S


@pytest.mark.parametrize("host_delay", [timedelta(), timedelta(minutes=10)])
def test_a_reading_that_never_ends_starves_the_watchdog(manager, host_delay):
    """But one of a host that is given long pauses has its time."""
    workload = Workload()
    workload.busy = 1
    workload.longest = STUCK_S + PAUSES * host_delay.total_seconds() - 1
    watchdog = Watchdog(notifier(manager), workload, 3, host_delay)
    watchdog.tick(0.0)
    assert heard(manager) == ["WATCHDOG=1\nSTATUS=watches: 3, being read: 1"]
    workload.longest += 1
    watchdog.tick(EVERY_S)
    assert heard(manager) == []


def test_a_full_disk_is_told_and_is_no_reason_to_be_killed(manager):
    workload = Workload()
    workload.resting = True
    Watchdog(notifier(manager), workload, 3, timedelta()).tick(0.0)
    (told,) = heard(manager)
    assert told.startswith("WATCHDOG=1\n")
    assert "no room to store" in told


def test_a_faulty_reload_ends_ready_all_the_same(manager):
    watchdog = Watchdog(notifier(manager), Workload(), 3, timedelta())
    with pytest.raises(ValueError, match="faulty"), watchdog.reloading():
        raise ValueError("faulty")
    assert [message.split("\n")[0] for message in heard(manager)] == ["RELOADING=1", "READY=1"]
