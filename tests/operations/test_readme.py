"""The operations page is true: what it marks as tried is run as it stands, one block after the other."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import monitor
from monitor.cli.verbs import VERBS
from monitor.demo.page_server import Site
from monitor.demo.policy import reworded
from monitor.demo.scenes import Look, Scene

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "operations" / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"(?:<!-- (?P<mark>[^>]*?) -->\n)?```sh\n(?P<code>.*?)```", re.DOTALL)
WATCHLIST = """
[monitor]
confirm = "0s"
host_delay = "0s"
[network.fetch]
allow = ["127.0.0.0/8"]
[network.deliver]
allow = ["127.0.0.0/8"]
[[watch]]
company = "corvid"
document = "Privacy policy"
url = "{url}"
"""


def blocks() -> list[tuple[str, str]]:
    """Each block of commands with what is said of its trial."""
    return [(found["mark"] or "", found["code"]) for found in BLOCK.finditer(PAGE)]


def longer(look: Look) -> Look:
    return Look(reworded(look.text, "form for 12 months", "form for 24 months"), look.dress)


@pytest.fixture
def folder(tmp_path: Path):
    """A folder in which a policy changed once, and where `policy-monitor` is this program."""
    site = Site()
    (tmp_path / "watchlist.toml").write_text(WATCHLIST.format(url=site.url("corvid")))
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin" / "policy-monitor"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m monitor "$@"\n')
    command.chmod(0o755)
    assert ran(tmp_path, "policy-monitor check").returncode == 0
    site.play(Scene("", "", {"corvid": longer}))
    assert ran(tmp_path, "policy-monitor check").returncode == 0
    yield tmp_path
    site.close()


def ran(folder: Path, code: str) -> subprocess.CompletedProcess[str]:
    """A block as a shell runs it, ended by the first command that fails."""
    path = f"{folder / 'bin'}:{Path(sys.executable).parent}:{os.environ['PATH']}"
    environ = {**os.environ, "PATH": path, "PYTHONPATH": str(Path(monitor.__file__).parent.parent)}
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", code],
        cwd=folder, env=environ, capture_output=True, text=True, check=False,
    )  # fmt: skip


def history(folder: Path) -> str:
    return ran(folder, "policy-monitor history corvid --versions --json").stdout


@pytest.mark.skipif(not shutil.which("bash"), reason="the page's commands are a shell's")
def test_every_command_marked_as_tried_works_as_it_stands(folder: Path) -> None:
    before = history(folder)
    assert before.count('"version"') == 2
    tried = [code for mark, code in blocks() if mark == "tried"]
    assert len(tried) >= 6
    for code in tried:
        done = ran(folder, code)
        assert done.returncode == 0, code + done.stdout + done.stderr
        assert "Traceback" not in done.stderr
    assert history(folder) == before, "back-up, restore and rebuild lost nothing"


def test_a_back_up_that_is_damaged_is_not_called_good(folder: Path) -> None:
    """The block that verifies the copy can fail."""
    tried = [code for mark, code in blocks() if mark == "tried"]
    (back_up,) = [code for code in tried if "backup/index.sqlite" in code]
    (verify,) = [code for code in tried if "backup/watchlist.toml verify" in code]
    assert ran(folder, back_up).returncode == 0
    words = next((folder / "backup").glob("snapshots/corvid/*/*.md"))
    words.write_text("forged")
    assert ran(folder, verify).returncode == 65


def test_each_block_says_whether_it_was_tried() -> None:
    for mark, code in blocks():
        assert re.match(r"tried|by hand: |not tried: ", mark), code


def test_each_verb_and_each_link_exists() -> None:
    named = re.findall(r"policy-monitor (?:--watchlist \S+ )?([a-z][a-z-]+)", PAGE)
    assert set(named) - set(VERBS) <= {"policies"}, set(named) - set(VERBS)
    for target in re.findall(r"\]\(([^)#]+)\)", PAGE):
        assert (ROOT / "docs" / "operations" / target).exists(), target
    headings = {h.lower().replace(" ", "-") for h in re.findall(r"^## (.+)$", PAGE, re.MULTILINE)}
    assert set(re.findall(r"\]\(#([^)]+)\)", PAGE)) == headings


def test_each_event_of_the_logs_is_one_that_is_logged() -> None:
    table = PAGE.partition("| `event` | Means |")[2].partition("\n## ")[0]
    cells = [row.split("|")[1] for row in table.splitlines() if row.startswith("| `")]
    named = {name for cell in cells for name in re.findall(r"`([^`]+)`", cell)}
    source = "".join(p.read_text("utf-8") for p in (ROOT / "monitor").rglob("*.py"))
    assert named
    for name in named:
        assert f'"{name}"' in source, name
