"""`diff` prints the redline between two versions."""

from __future__ import annotations

import json
from typing import Any


def test_diff_tells_the_last_change_or_any_other(changed: Any, tmp_path: Any) -> None:
    assert "24 months" in changed("diff", "corvid").out.replace("\x1b", "")
    back = json.loads(changed("diff", "corvid", "2", "1", "--json").out)
    assert (back["before"]["version"] > back["after"]["version"], back["date"]) == (True, "moved")
    page = tmp_path / "redline.html"
    assert changed("diff", "corvid", "--html", str(page)).code == 0
    assert "<del" in page.read_text()
