"""`install-service` shows a unit, and installs none that would not start."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from monitor.systemd import install


def test_it_can_be_looked_at_first(run: Any, home: Any) -> None:
    shown = run("install-service", "--print")
    assert shown.code == 0
    assert re.search(
        rf"^ExecStart=/\S+.* --watchlist {home.watchlist} run$", shown.out, re.MULTILINE
    )
    assert "it would not start: it may write below /var/lib/policy-monitor only" in shown.err
    assert not home.snapshots.exists()


def test_a_service_that_would_not_start_is_refused(run: Any, home: Any) -> None:
    refused = run("install-service")
    assert refused.code == 2
    assert 'set snapshots = "/var/lib/policy-monitor/snapshots"' in refused.err
    assert not install.UNIT.exists()


@pytest.mark.skipif(
    install.MANAGER.exists(), reason="systemd manages this machine: a unit would be installed"
)
def test_without_systemd_it_is_refused(
    run: Any, home: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("monitor.systemd.install.faults", lambda *_: ())
    refused = run("install-service")
    assert refused.code == 2
    assert "systemd does not manage this machine" in refused.err


def test_the_next_step_is_said(
    run: Any, home: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    unit = tmp_path / "policy-monitor.service"
    monkeypatch.setattr("monitor.systemd.install.faults", lambda *_: ())
    monkeypatch.setattr("monitor.systemd.install.UNIT", unit)
    monkeypatch.setattr("monitor.systemd.install.MANAGER", tmp_path)
    ran = run("install-service")
    assert "systemctl enable --now policy-monitor" in ran.out
    assert unit.read_text() == run("install-service", "--print").out
