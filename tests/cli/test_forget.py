"""`forget` removes everything of a watch, after asking, with a daemon and without."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from typing import Any

import pytest

from monitor.cli.order_given import account
from monitor.store.backends import backend_of
from monitor.store.orders import BEGIN_ANEW
from monitor.store.snapshots.lock import FolderLock

WATCH = "corvid/privacy-policy"


@pytest.fixture
def read(run: Any, home: Any) -> Any:
    """Two watches, read once; one of them left the watchlist since."""
    assert run("check").code == 0
    home.watch("clairval")
    return run


def test_all_of_a_watch_that_left_the_watchlist_goes(read: Any, home: Any) -> None:
    run = read
    ran = run("forget", WATCH, "--yes")
    assert (ran.code, ran.err) == (0, "")
    assert f"forgotten: {WATCH}: 1 version, " in ran.out
    assert "what stays: backups, alerts already sent" in ran.out
    assert not (home.snapshots / "corvid").exists()
    assert not list((home.snapshots / "feeds").glob("corvid*"))
    verified = run("verify")
    assert verified.code == 0
    assert f"forgotten: {WATCH}, 1 version, 20" in verified.out
    assert f" by {account()}" in verified.out
    (entry,) = json.loads(run("verify", "--json").out)["forgotten"]
    assert (entry["watch"], entry["by"], entry["versions"]) == (WATCH, account(), 1)


def test_a_watch_on_the_watchlist_is_refused_with_what_would_happen(read: Any, home: Any) -> None:
    home.watch("corvid", "clairval")
    ran = read("forget", WATCH, "--yes")
    assert ran.code == 2
    assert "read anew as if just added" in ran.err
    assert len(list((home.snapshots / WATCH).iterdir())) == 3


def test_unless_it_is_to_begin_anew(read: Any, home: Any) -> None:
    home.watch("corvid", "clairval")
    ran = read("forget", WATCH, "--yes", "--listed")
    assert ran.code == 0
    assert "the next reading begins anew" in ran.out
    assert read("check").code == 0
    (version,) = json.loads(read("history", WATCH, "--versions", "--json").out)["versions"]
    assert version["version"]
    assert read("verify").code == 0


def test_nobody_to_ask_means_no(read: Any, home: Any) -> None:
    ran = read("forget", WATCH)
    assert ran.code == 2
    assert f"1 version and 0 events of {WATCH} would be removed for ever: say --yes" in ran.err
    assert (home.snapshots / WATCH).exists()


@pytest.mark.parametrize(("answer", "goes"), [("y\n", True), ("n\n", False), ("\n", False)])
def test_on_a_terminal_it_asks(
    read: Any, home: Any, monkeypatch: pytest.MonkeyPatch, answer: str, goes: bool
) -> None:
    class Terminal:
        def isatty(self) -> bool:
            return True

        def readline(self) -> str:
            return answer

    monkeypatch.setattr("sys.stdin", Terminal())
    read("forget", WATCH)
    assert (home.snapshots / WATCH).exists() is not goes


def test_files_that_the_index_does_not_know_go_too(read: Any, home: Any) -> None:
    shutil.copytree(home.snapshots / WATCH, home.snapshots / "stray" / "terms")
    assert "which the index does not know" in read("forget", "stray/terms").err
    assert read("forget", "stray/terms", "--yes").code == 0
    assert not (home.snapshots / "stray").exists()


def test_an_unknown_watch_is_told_with_the_nearest_name(read: Any) -> None:
    ran = read("forget", "clairval/privacy-policies", "--yes")
    assert ran.code == 2
    assert "nothing is stored of clairval/privacy-policies" in ran.err
    assert "not 'clairval/privacy-policy'" in read("forget", "clairval/privacy-policies").err


def test_beside_a_daemon_the_order_is_left_for_it(read: Any, home: Any) -> None:
    home.watch("corvid", "clairval")
    with FolderLock(home.snapshots):
        ran = read("forget", WATCH, "--yes", "--listed")
        assert (ran.code, ran.err) == (0, "")
        assert f"the running daemon forgets {WATCH} within seconds" in ran.out
        told = json.loads(read("forget", WATCH, "--yes", "--listed", "--json").out)
        assert told == {"watch": WATCH, "left_to_daemon": True}
        with backend_of(home.snapshots).orders() as orders:
            (left,) = orders.left()
    assert (left.name, left.watch, left.user) == (BEGIN_ANEW, WATCH, account())
    with closing(backend_of(home.snapshots).queries()) as queries:
        assert queries.status(WATCH)


def test_as_json_it_tells_what_went(read: Any) -> None:
    told = json.loads(read("forget", WATCH, "--yes", "--json").out)
    assert (told["watch"], told["versions"], told["files"]) == (WATCH, 1, 3)
    assert told["left_to_daemon"] is False
