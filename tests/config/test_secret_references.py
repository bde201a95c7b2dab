"""A secret stands in the environment or in a file, never in the watchlist."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor.config.secret_references import LARGEST_FILE, Secrets


def test_references_are_resolved_once(tmp_path: Path) -> None:
    (tmp_path / "key").write_text(" ${env:A}\n")
    secrets = Secrets({"A": "${file:key}"}, tmp_path)
    assert secrets.resolve("plain") == "plain"
    assert secrets.resolve("${env:A}") == "${file:key}"
    assert secrets.resolve("${file:key}") == "${env:A}"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a${env:A}", "must be the whole value"),
        ("${env:B}", "the environment variable B is not set"),
        ("${file:none}", "cannot be read: No such file"),
        ("${file:empty}", "is empty"),
        ("${file:large}", "too large for a secret"),
    ],
)
def test_a_reference_that_leads_nowhere_says_what_is_missing(
    tmp_path: Path, text: str, says: str
) -> None:
    (tmp_path / "empty").write_text("\n")
    (tmp_path / "large").write_bytes(b"x" * (LARGEST_FILE + 1))
    with pytest.raises(ValueError, match=says):
        Secrets({"A": "a"}, tmp_path).resolve(text)
