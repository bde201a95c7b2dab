"""`verify` finds every file that was altered."""

from __future__ import annotations

from typing import Any


def test_a_damaged_file_is_found_by_verify(run: Any, home: Any) -> None:
    run("check")
    assert run("verify").code == 0
    words = next(home.snapshots.glob("corvid/*/*.md"))
    words.write_text(words.read_text() + "forged")
    ran = run("verify")
    assert ran.code == 65
    assert str(words) in ran.err
