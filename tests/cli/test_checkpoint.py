"""`checkpoint` prints what was signed last."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from monitor.store.backends import backend_of, default_keys
from monitor.transparency.checkpoint import opened
from monitor.transparency.signed_note import Verifier


def test_the_newest_checkpoint_is_printed_as_it_was_signed(run: Any, home: Any) -> None:
    run("check")
    ran = run("checkpoint")
    assert ran.code == 2
    assert "nothing is signed yet" in ran.err
    with backend_of(home.snapshots).open(datetime.now(UTC) + timedelta(days=1)):
        pass
    public = Verifier.parse((default_keys(home.snapshots) / "log.pub").read_text())
    assert opened(run("checkpoint").out, public).size > 1
