"""`rebuild` writes a new index from the files."""

from __future__ import annotations

from typing import Any


def test_a_damaged_index_is_refused_and_can_be_rebuilt(run: Any, home: Any) -> None:
    run("check")
    index = home.snapshots / "index.sqlite"
    index.write_bytes(b"not a database" * 1000)
    ran = run("status")
    assert ran.code == 65
    assert "rebuild" in ran.err
    assert run("rebuild").code == 0
    assert run("check").code == 0
    assert "corvid/privacy-policy" in run("status").out
