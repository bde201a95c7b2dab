"""Only the log's key can excuse an absence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.transparency.entries import ForgottenEntry, RetiredEntry, decode, encode
from monitor.transparency.removals import is_signed, signed_removal
from monitor.transparency.signed_note import Signer

KEY = Signer.generate("policy-monitor/test")
FORGOTTEN = signed_removal(ForgottenEntry("a/b", "2026-11-22", "alice", 2, "ab"), KEY)
RETIRED = signed_removal(RetiredEntry("a/b", "x.html.zst", "2026-11-22"), KEY)


@pytest.mark.parametrize("entry", [FORGOTTEN, RETIRED])
def test_a_removal_signed_by_the_key_is_believed(entry: ForgottenEntry | RetiredEntry) -> None:
    assert is_signed(entry, KEY.verifier)
    assert decode(encode(entry)) == entry


@pytest.mark.parametrize(
    "entry",
    [
        replace(FORGOTTEN, watch="a/c"), replace(FORGOTTEN, head=None), replace(RETIRED, file="y"),
        replace(RETIRED, signature=""), replace(RETIRED, signature="no base64"),
        replace(RETIRED, signature=FORGOTTEN.signature),
    ],
)  # fmt: skip
def test_any_other_is_not(entry: ForgottenEntry | RetiredEntry) -> None:
    assert not is_signed(entry, KEY.verifier)


def test_another_key_excuses_nothing() -> None:
    assert not is_signed(FORGOTTEN, Signer.generate("policy-monitor/test").verifier)
