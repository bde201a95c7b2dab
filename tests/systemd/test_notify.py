"""The service tells systemd how it lives, and nothing it says there can harm it."""

from __future__ import annotations

import socket

from monitor.systemd.notify import Notifier


def test_each_message_is_what_sd_notify_documents(manager):
    said = manager.notifier()
    said.ready("3 watches")
    said.alive("3 watches")
    said.reloading()
    said.stopping()
    ready, alive, reloading, stopping = manager.heard()
    assert ready == "READY=1\nSTATUS=3 watches"
    assert alive == "WATCHDOG=1\nSTATUS=3 watches"
    name, _, microseconds = reloading.removeprefix("RELOADING=1\n").partition("=")
    assert name == "MONOTONIC_USEC"
    assert int(microseconds) > 0
    assert stopping.startswith("STOPPING=1\n")


def test_a_status_cannot_say_more_than_a_status(manager):
    manager.notifier().ready("one\nMAINPID=1")
    assert manager.heard() == ["READY=1\nSTATUS=one MAINPID=1"]


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
    environ = {"NOTIFY_SOCKET": manager.address}
    Notifier(environ)
    assert "NOTIFY_SOCKET" not in environ
