"""Secrets are created once, kept apart and refused where they were damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor.errors import StoreDamaged
from monitor.store.snapshots.evidence_keys import EvidenceKeys


def test_a_key_is_read_back(tmp_path: Path) -> None:
    keys = EvidenceKeys(tmp_path / "above" / "keys")
    assert keys.signer() is None
    made = keys.create_signer()
    assert EvidenceKeys(keys.folder).signer() == made
    assert (keys.folder / "log.pub").read_text() == f"{made.verifier}\n"


@pytest.mark.parametrize(("name", "data"), [("log.key", b"\xff"), ("log.key", b"PRIVATE+x")])
def test_a_damaged_key_is_refused(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(StoreDamaged):
        EvidenceKeys(tmp_path).signer()


def test_a_short_secret_is_refused(tmp_path: Path) -> None:
    keys = EvidenceKeys(tmp_path)
    keys.put_secret("session", b"short")
    with pytest.raises(StoreDamaged):
        keys.secret("session")
