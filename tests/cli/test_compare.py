"""`compare` needs two files and nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest

from monitor.demo import page_chrome
from monitor.demo.policy import policy, reworded
from monitor.store.compression import compress


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A page, as it was."""
    path = tmp_path / "old.html"
    path.write_text(page_chrome.shop(policy("maisonperle"), Random(1)), encoding="utf-8")
    return path


def test_what_differs_is_told(run: Any, old: Path) -> None:
    new = old.with_name("new.html")
    text = reworded(policy("maisonperle"), "moins de 18 ans", "moins de 16 ans")
    new.write_text(page_chrome.shop_redesigned(text, Random(2)), encoding="utf-8")
    ran = run("compare", str(old), str(new), "--json")
    told = [c for c in json.loads(ran.out)["changes"] if c["severity"] != "editorial"]
    assert ran.code == 0
    assert [("18 ans" in c["before"], "16 ans" in c["after"]) for c in told] == [(True, True)]


def test_a_redesign_is_no_change(run: Any, old: Path) -> None:
    new = old.with_name("new.html")
    new.write_text(page_chrome.shop_redesigned(policy("maisonperle"), Random(2)), encoding="utf-8")
    told = json.loads(run("compare", str(old), str(new), "--json").out)
    assert [c for c in told["changes"] if c["severity"] != "editorial"] == []


def test_pages_of_snapshots_can_be_compared_as_they_lie(run: Any, old: Path) -> None:
    packed = old.with_name("old.html.zst")
    packed.write_bytes(compress(old.read_bytes()))
    assert json.loads(run("compare", str(packed), str(old), "--json").out)["changes"] == []


def test_a_page_that_is_no_policy_is_refused(run: Any, old: Path) -> None:
    wall = old.with_name("wall.html")
    wall.write_text(page_chrome.bot_wall((), Random(1)))
    ran = run("compare", str(old), str(wall))
    assert ran.code == 1
    assert "wall.html" in ran.err
    assert "bot wall" in ran.err


@pytest.mark.parametrize(
    ("name", "says"), [("none.html", "cannot be read"), ("bad.zst", "not zstd")]
)
def test_a_file_that_cannot_be_read_is_told(run: Any, old: Path, name: str, says: str) -> None:
    old.with_name("bad.zst").write_bytes(b"not zstd at all")
    ran = run("compare", str(old), str(old.with_name(name)))
    assert ran.code == 2
    assert says in ran.err
