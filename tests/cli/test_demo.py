"""`demo` plays in an empty folder only."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


def test_without_a_mail_server_it_says_what_to_install(
    run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("monitor.cli.demo.find_spec", lambda _: None)
    ran = run("demo")
    assert ran.code == 2
    assert "pip install 'policy-monitor[demo]'" in ran.err


@pytest.mark.parametrize(("heard", "code"), [(True, 0), (False, 1)])
def test_it_fails_if_an_alert_is_missing(
    run: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, heard: bool, code: int
) -> None:
    folder = tmp_path / "new" / "folder"
    monkeypatch.setattr("monitor.demo.stage.play", lambda *_: heard)
    assert run("demo", "--folder", str(folder)).code == code
    assert folder.is_dir()
