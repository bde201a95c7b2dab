"""Whatever goes wrong: one clear message, an exit code, never a traceback."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest

from monitor.store.snapshots.lock import FolderLock


def test_a_faulty_watchlist_is_refused_with_every_fault_at_its_line(run: Any, home: Any) -> None:
    home.watchlist.write_text('[monitor]\nevry = "1h"\nevery = "soon"\n')
    ran = run("check")
    assert ran.code == 2
    assert ran.out == ""
    assert f"{home.watchlist}:2: monitor.evry: is unknown: did you mean 'every'?" in ran.err
    assert f"{home.watchlist}:3: monitor.every: 'soon' is no length of time" in ran.err
    assert not home.snapshots.exists()


def test_broken_toml_is_told_with_its_line(run: Any, home: Any) -> None:
    home.watchlist.write_text("[monitor\n")
    ran = run("status")
    assert ran.code == 2
    assert f"{home.watchlist}:1: syntax:" in ran.err


def test_a_missing_watchlist_is_told_with_how_to_make_one(run: Any, home: Any) -> None:
    home.watchlist.unlink()
    ran = run("check")
    assert ran.code == 2
    assert "there is no such watchlist" in ran.err
    assert "--watchlist FILE" in ran.err


def test_a_missing_secret_stops_what_delivers_but_not_what_asks(run: Any, home: Any) -> None:
    secret = '\n[channel.team]\nwebhook = "https://h.example/"\nsecret = "${env:NO_SUCH_SECRET}"\n'
    home.watch("corvid", more=secret)
    assert run("status").code == 0
    ran = run("check")
    assert ran.code == 2
    assert "channel.team.secret: the environment variable NO_SUCH_SECRET is not set" in ran.err


@pytest.mark.parametrize("verb", ["check", "history", "show", "diff", "explain"])
def test_an_unknown_watch_is_told_with_the_nearest(run: Any, verb: str) -> None:
    ran = run(verb, "corvid/privacy")
    assert ran.code == 2
    assert "Did you mean 'corvid/privacy-policy'?" in ran.err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("chek",), "Did you mean 'check'?"),
        (("check", "--josn"), "No such option"),
        (("check", "--watchlist", "w.toml"), "--watchlist comes before the verb"),
        (("diff", "corvid", "1"), "name two versions"),
        (("test-alert", "team"), "there are: none"),
        (("compare", "a"), "Missing argument"),
        (("add", "file:///etc/passwd"), "must begin with https://"),
        (("demo", "--folder", "/proc/nowhere"), "/proc/nowhere cannot be used"),
        (("demo", "--folder", "/usr"), "/usr is not empty"),
        (("demo", "--pause", "-1"), "not in the range"),
    ],
)
def test_wrong_usage_is_told_with_exit_code_2(run: Any, words: tuple[str, ...], says: str) -> None:
    ran = run(*words)
    assert ran.code == 2
    assert says in ran.err


def test_questions_before_the_first_reading_say_what_to_do(run: Any) -> None:
    ran = run("history", "corvid")
    assert ran.code == 2
    assert "begin with `policy-monitor check`" in ran.err
    assert "Traceback" not in ran.err


def test_a_folder_that_cannot_be_written_is_told(run: Any, home: Any) -> None:
    home.snapshots.write_text("a file stands in the way")
    ran = run("check")
    assert ran.code == 74
    assert str(home.snapshots) in ran.err
    assert "Traceback" not in ran.err
    assert home.snapshots.read_text() == "a file stands in the way"


def test_a_watchlist_that_cannot_be_written_is_told(
    run: Any, home: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr("monitor.watchlist.append._replace", refuse)
    before = home.watchlist.read_text()
    ran = run("add", home.site.url("brume"))
    assert (ran.code, home.watchlist.read_text()) == (2, before)
    assert f"{home.watchlist} cannot be written: Read-only file system" in ran.err


def test_a_full_disk_is_told_with_what_to_do(
    run: Any, home: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("monitor.store.snapshots.filesystem._write_all", refuse)
    ran = run("check")
    assert ran.code == 74
    assert "No space left on device: nothing was changed; make room on this disk" in ran.err
    monkeypatch.undo()
    assert run("check").code == 0


def test_a_second_process_on_the_folder_is_refused(run: Any, home: Any) -> None:
    with FolderLock(home.snapshots):
        ran = run("check")
    assert ran.code == 75
    assert f"process {os.getpid()}" in ran.err
    assert run("check").code == 0, "the lock ends with its process"


def test_an_unexpected_error_becomes_a_sentence_and_a_log(
    run: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    @click.command()
    def status() -> None:
        raise LookupError("a fault of the program")

    monkeypatch.setattr("monitor.cli.status.status", status)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    ran = run("status")
    (log,) = tmp_path.glob("policy-monitor-*.log")
    assert ran.code == 70
    assert ran.err.count("\n") == 1
    assert f"an unexpected LookupError; please report it with {log}" in ran.err
    assert "a fault of the program" in log.read_text()


def test_an_interruption_is_no_traceback(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    @click.command()
    def status() -> None:
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr("monitor.cli.status.status", status)
    ran = run("status")
    assert (ran.code, ran.err.strip()) == (130, "interrupted")


def test_a_reader_that_leaves_is_no_fault(home: Any) -> None:
    """`policy-monitor … | head -1` ends quietly."""
    words = [sys.executable, "-m", "monitor", "--watchlist", str(home.watchlist), "status"]
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(words, stdout=write, stderr=subprocess.PIPE, text=True, check=False)
    os.close(write)
    assert done.stderr == ""


def test_a_terminal_that_knows_few_characters_is_no_fault(home: Any) -> None:
    words = [sys.executable, "-m", "monitor", "--watchlist", str(home.watchlist), "status"]
    plain = os.environ | {"PYTHONIOENCODING": "iso-8859-1:strict"}
    done = subprocess.run(words, capture_output=True, text=True, check=False, env=plain)
    assert (done.returncode, done.stderr) == (0, "")
    assert "corvid/privacy-policy    ?" in done.stdout
