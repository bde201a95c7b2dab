"""`verify` finds every file that was altered, and a log that is not what it was."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from monitor.store.backends import backend_of


def seal(home: Any, days: int) -> None:
    """Close the days until then, as a start of the daemon does."""
    with backend_of(home.snapshots).open(datetime.now(UTC) + timedelta(days=days)):
        pass


def test_a_damaged_file_is_found_by_verify(run: Any, home: Any) -> None:
    run("check")
    assert run("verify").code == 0
    words = next(home.snapshots.glob("corvid/*/*.md"))
    words.write_text(words.read_text() + "forged")
    ran = run("verify")
    assert ran.code == 65
    assert str(words) in ran.err


def test_a_rollback_of_everything_is_found_by_a_checkpoint_that_was_kept(
    run: Any, home: Any, tmp_path_factory: pytest.TempPathFactory
) -> None:
    run("check")
    seal(home, 1)
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    shutil.copytree(home.path, elsewhere / "backup")
    home.lengthen()
    run("check")
    run("check")
    seal(home, 2)
    kept = elsewhere / "kept"
    kept.write_text(run("checkpoint").out)
    assert run("verify", "--checkpoint", str(kept)).code == 0
    for folder in ("snapshots", ".policy-monitor"):
        shutil.rmtree(home.path / folder)
        shutil.copytree(elsewhere / "backup" / folder, home.path / folder)
    assert run("verify").code == 0, "nothing on this machine can know"
    ran = run("verify", "--checkpoint", str(kept))
    assert ran.code == 65
    assert f"{kept}: the log was cut" in ran.err


def test_a_checkpoint_of_another_log_is_refused(run: Any, home: Any, tmp_path: Path) -> None:
    run("check")
    seal(home, 1)
    kept = tmp_path / "kept"
    kept.write_text("another\n0\n\n")
    ran = run("verify", "--json", "--checkpoint", str(kept))
    assert ran.code == 65
    [damaged] = json.loads(ran.out)["damaged"]
    assert damaged["path"] == str(kept)
    assert "not signed by this log's key" in damaged["problem"]


def test_the_public_key_is_enough_to_verify_a_copy(run: Any, home: Any, tmp_path: Path) -> None:
    run("check")
    seal(home, 1)
    secrets = home.path / ".policy-monitor"
    public = tmp_path / "log.pub"
    shutil.copy(secrets / "snapshots" / "log.pub", public)
    shutil.move(secrets, tmp_path / "elsewhere")
    assert run("verify").code == 65
    assert run("verify", "--keys", str(public)).code == 0
    assert run("verify", "--keys", str(tmp_path / "elsewhere" / "snapshots")).code == 0
    note = next(home.snapshots.glob("log/*.checkpoint"))
    note.write_text("x" + note.read_text())
    assert run("verify", "--keys", str(public)).code == 65


def test_keys_of_the_watchlist_are_used(run: Any, home: Any, tmp_path: Path) -> None:
    keys = tmp_path / "keys"
    watchlist = home.watchlist.read_text()
    home.watchlist.write_text(f'{watchlist}\n[evidence]\nkeys = "{keys}"\n')
    run("check")
    with backend_of(home.snapshots, keys).open(datetime.now(UTC) + timedelta(days=1)):
        pass
    assert (keys / "log.key").stat().st_mode & 0o777 == 0o600
    assert run("verify").code == 0
    assert not (home.path / ".policy-monitor").exists()
