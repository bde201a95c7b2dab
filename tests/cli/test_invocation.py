"""Watches are named by id, company or URL; addresses may be typed without a scheme."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor.cli.invocation import single_watch, typed_address, watches_named
from monitor.errors import UsageError
from monitor.watchlist import Watchlist, parse


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ostenz.example/privacy", "https://ostenz.example/privacy"),
        ("127.0.0.1:8100/privacy", "https://127.0.0.1:8100/privacy"),
        ("http://ostenz.example", "http://ostenz.example"),
    ],
)
def test_an_address_may_be_typed_as_people_do(typed: str, meant: str) -> None:
    assert typed_address(typed, "URL") == meant


@pytest.fixture
def watchlist() -> Watchlist:
    """Two documents of Ostenz and one of Corvid."""
    watches = "".join(
        f'[[watch]]\ncompany = "{company}"\ndocument = "{document}"\nurl = "https://{host}.example/"\n'
        for company, document, host in (
            ("Ostenz", "Privacy policy", "privacy"),
            ("Ostenz", "Terms", "terms"),
            ("Corvid", "Privacy policy", "corvid"),
        )
    )
    return parse(watches, Path("watchlist.toml"), None)


@pytest.mark.parametrize("name", ["corvid/privacy-policy", "corvid", "Corvid", "https://corvid.example/"])  # fmt: skip
def test_a_watch_is_named_by_id_company_or_address(watchlist: Watchlist, name: str) -> None:
    assert single_watch(watchlist, name).id == "corvid/privacy-policy"


def test_several_watches_are_returned_in_the_order_of_the_watchlist(watchlist: Watchlist) -> None:
    found = [watch.id for watch in watches_named(watchlist, ["corvid", "ostenz"])]
    assert found == ["ostenz/privacy-policy", "ostenz/terms", "corvid/privacy-policy"]
    assert watches_named(watchlist, []) == watchlist.watches


def test_a_name_that_several_watches_share_is_refused(watchlist: Watchlist) -> None:
    with pytest.raises(UsageError, match="is several watches: ostenz/privacy-policy, ostenz/terms"):
        single_watch(watchlist, "ostenz")


@pytest.mark.parametrize(
    ("name", "advice"),
    [("ostenz/term", "Did you mean 'ostenz/terms'"), ("corvid/policy", "Did you mean 'corvid/privacy-policy'"), ("x", "status")],
)  # fmt: skip
def test_an_unknown_name_is_answered_with_the_closest_id(
    watchlist: Watchlist, name: str, advice: str
) -> None:
    with pytest.raises(UsageError, match=advice):
        single_watch(watchlist, name)
