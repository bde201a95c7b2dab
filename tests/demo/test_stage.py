"""The real daemon, as a process: it finds a change on a local site and tells webhook and mailbox."""

from __future__ import annotations

import json
from email.message import EmailMessage
from pathlib import Path
from queue import SimpleQueue

import pytest

from monitor.demo.daemon_process import PATIENCE_S, Daemon, write_watchlist
from monitor.demo.page_server import Site
from monitor.demo.receivers import Hook, Mailbox, Posted
from monitor.demo.scenes import SCENES
from monitor.demo.screen import program
from monitor.demo.stage import play

SILENT_EDIT = SCENES[2]


def test_a_change_reaches_webhook_and_mailbox_and_the_daemon_ends_in_order(tmp_path: Path) -> None:
    arrivals: SimpleQueue[Posted | EmailMessage] = SimpleQueue()
    site, hook, mailbox = Site(), Hook(arrivals), Mailbox(arrivals)
    daemon = Daemon(write_watchlist(tmp_path, site, hook, mailbox))
    try:
        assert site.wait_for_looks(1, PATIENCE_S), daemon.log.read_text()
        site.play(SILENT_EDIT)
        heard = [arrivals.get(timeout=PATIENCE_S) for _ in range(2)]
    finally:
        code = daemon.stop()
        for server in (site, hook, mailbox):
            server.close()
    assert code == 0, daemon.log.read_text()
    (posted,) = [arrival for arrival in heard if isinstance(arrival, Posted)]
    (mail,) = [arrival for arrival in heard if isinstance(arrival, EmailMessage)]
    assert posted.genuine
    data = json.loads(posted.body)["data"]
    assert (data["company"], data["silent"]) == ("Clinique Clairval", True)
    assert "Clinique Clairval" in str(mail["Subject"])


def test_a_scene_that_is_not_told_as_it_must_be_fails_the_play(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The play judges itself: a daemon that hears nothing is no success."""
    monkeypatch.setattr("monitor.demo.stage.PATIENCE_S", 0.1)
    monkeypatch.setattr("monitor.demo.stage.Daemon", lambda path: DeadDaemon(path))
    assert not play(tmp_path, 0.0)
    assert "not read in time" in capsys.readouterr().out


class DeadDaemon:
    """A daemon that ended at once."""

    alive = False

    def __init__(self, watchlist: Path) -> None:
        self.log = watchlist

    def stop(self) -> int:
        """It has ended."""
        return 1


def test_the_commands_it_ends_with_can_be_called_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a fresh clone the program stands in `.venv/bin` and not on the path."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / ".venv" / "bin"
    folder.mkdir(parents=True)
    monkeypatch.setattr("sys.executable", str(folder / "python"))
    monkeypatch.setenv("PATH", "/nowhere")
    assert program() == "policy-monitor"
    (folder / "policy-monitor").touch(mode=0o755)
    assert program() == ".venv/bin/policy-monitor"
    monkeypatch.setenv("PATH", str(folder))
    assert program() == "policy-monitor"
