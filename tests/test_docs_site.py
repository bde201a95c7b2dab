"""The documentation site builds without a warning, and the tour leads to places that exist."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = sorted((ROOT / "docs").rglob("*.md"))
TOUR = (ROOT / "docs" / "tour.md").read_text(encoding="utf-8")


def test_the_site_builds_without_a_warning(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert len(list(tmp_path.rglob("index.html"))) >= len(PAGES) - 1
    assert "https://fonts." not in (tmp_path / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_path_that_a_page_names_exists(page: Path) -> None:
    named = set(
        re.findall(r"(?<![\w/-])(?:monitor|tests|docs)/[\w./-]*[\w/]", page.read_text("utf-8"))
    )
    assert not [path for path in sorted(named) if not (ROOT / path).exists()]


def test_the_tour_enters_every_room() -> None:
    rooms = [path.name for path in (ROOT / "monitor").iterdir() if (path / "__init__.py").exists()]
    assert not [room for room in rooms if f"monitor/{room}/" not in TOUR]
