"""The play judges itself: it succeeds only if exactly the expected alerts arrive."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor.demo.stage import play


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
