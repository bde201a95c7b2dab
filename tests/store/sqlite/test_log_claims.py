"""What a whole log says: the versions that stand, and the removals that are believed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from monitor.store.sqlite.log_claims import FORGOTTEN, INSERTED, REWRITTEN, claims_of
from monitor.transparency.entries import (
    DayEntry,
    ForgottenEntry,
    OrdersEntry,
    RetiredEntry,
    VersionEntry,
)
from monitor.transparency.removals import signed_removal
from monitor.transparency.signed_note import Signer

KEY = Signer.generate("policy-monitor/test")
WATCH = "a/b"
OLD, NEW = "2026-11-20T00-00-00Z", "2026-11-25T00-00-00Z"
FIRST = VersionEntry(WATCH, OLD, "h1")
AT = "2026-11-22T00:00:00.000000Z"
GONE = signed_removal(ForgottenEntry(WATCH, AT, "alice", 1, "h1"), KEY)
PAGE = f"{OLD}.html.zst"
ROOT = Path("snapshots")


def test_a_version_stands_until_its_watch_is_forgotten() -> None:
    before, after = (claims_of(log, KEY.verifier) for log in ((FIRST,), (FIRST, GONE)))
    assert (before.fault(WATCH, OLD, "h1"), before.fault(WATCH, OLD, "h2")) == (None, REWRITTEN)
    assert after.records == {}
    assert after.forgotten == {WATCH: GONE}
    assert after.fault(WATCH, OLD, "h1") == FORGOTTEN


def test_a_forgotten_watch_that_begins_anew_is_like_any_other() -> None:
    anew = claims_of(
        (FIRST, GONE, VersionEntry(WATCH, NEW, "h3"), DayEntry("2026-11-26", 1, "")), KEY.verifier
    )
    assert anew.records == {(WATCH, NEW): "h3"}
    assert anew.fault(WATCH, NEW, "h3") is None
    assert anew.fault(WATCH, "2026-11-24T00-00-00Z", "h4") == INSERTED


def test_a_forgetting_must_name_the_head_that_the_log_has_there() -> None:
    repeated = claims_of((FIRST, GONE, VersionEntry(WATCH, NEW, "h3"), GONE), KEY.verifier)
    assert repeated.records == {(WATCH, NEW): "h3"}
    assert [place for place, _ in repeated.unfounded] == [3]


def test_a_removal_must_be_signed() -> None:
    retired = RetiredEntry(WATCH, PAGE, AT)
    forged = claims_of((FIRST, replace(GONE, by="bob"), retired), KEY.verifier)
    assert [place for place, _ in forged.unfounded] == [1, 2]
    assert (forged.records, forged.retired) == ({(WATCH, OLD): "h1"}, frozenset())


def test_a_removal_excuses_its_own_files() -> None:
    retired = signed_removal(RetiredEntry(WATCH, PAGE, AT), KEY)
    some = claims_of((FIRST, retired), KEY.verifier)
    assert some.excuses(ROOT / WATCH / PAGE, ROOT)
    assert not some.excuses(ROOT / WATCH / f"{OLD}.json", ROOT)
    every = claims_of((FIRST, GONE), KEY.verifier)
    assert every.excuses(ROOT / WATCH / f"{OLD}.json", ROOT)
    assert not every.excuses(ROOT / "a" / "c" / f"{OLD}.json", ROOT)
    assert not every.excuses(Path("elsewhere") / "log.key", ROOT)


def test_a_retired_roll_of_orders_is_no_longer_expected() -> None:
    kept, old = OrdersEntry("2026-11-25", 3, 4, ""), OrdersEntry("2026-11-20", 1, 2, "")
    retired = signed_removal(RetiredEntry("orders", "0000000002.orders.zst", AT), KEY)
    assert claims_of((old, kept), KEY.verifier).orders == (old, kept)
    assert claims_of((old, kept, retired), KEY.verifier).orders == (kept,)
