"""The commands on the screen can be copied and run."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor.demo.screen import program


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
