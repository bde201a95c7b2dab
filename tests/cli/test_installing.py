"""`install-service` prints a unit that is locked in."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest


def test_the_unit_runs_the_daemon_on_this_watchlist(run: Any, home: Any) -> None:
    unit = run("install-service").out
    assert re.search(rf"^ExecStart=/\S+.* --watchlist {home.watchlist} run$", unit, re.MULTILINE)
    assert "@" not in unit.replace("@system-service", "").replace("@privileged", "")


def test_it_can_be_written_to_a_file(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "policies.service"
    ran = run("install-service", "--write", str(path))
    assert "systemctl enable --now policies" in ran.out
    assert path.read_text() == run("install-service").out
    assert run("install-service", "--write", str(tmp_path)).code == 2


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not here")
def test_its_exposure_stays_low(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "policies.service"
    run("install-service", "--write", str(path))
    judged = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--threshold=15", str(path)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert judged.returncode == 0, judged.stdout[-300:]
