"""Pages and deliveries have allowances of their own; the older one for both is refused with the mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor.config.allowances import allowances
from monitor.errors import WatchlistError
from monitor.watchlist import Network, parse


def network(text: str) -> Network:
    return parse(text, Path("w.toml"), {}).network


def fault(text: str) -> tuple[int, str, str]:
    with pytest.raises(WatchlistError) as caught:
        network(text)
    (found,) = caught.value.faults
    return found.line, found.key, found.problem


def test_each_scope_has_its_own_ranges() -> None:
    read = network(
        '[network.fetch]\nallow = ["10.0.0.0/8", "[::1]:8080"]\n'
        '[network.deliver]\nallow = ["10.1.2.3:8443"]\n'
    )
    assert read.fetch == allowances("10.0.0.0/8", "[::1]:8080")
    assert read.deliver == allowances("10.1.2.3:8443")
    assert not read.older


def test_nothing_is_allowed_unless_it_is_written() -> None:
    assert network("") == Network()
    assert network('[network.fetch]\nallow = ["10.0.0.1"]').deliver == ()


def test_a_watch_may_have_ranges_of_its_own() -> None:
    text = (
        '[[watch]]\ncompany = "A"\ndocument = "P"\nurl = "https://a.example/"\n'
        'allow = ["10.1.2.3:8443", "[fd00::]/8"]'
    )
    (watch,) = parse(text, Path("w.toml"), {}).watches
    assert watch.allow == ("10.1.2.3:8443", "fd00::/8")
    assert fault(text.replace("10.1.2.3", "10.1.2.3/8"))[:2] == (5, "watch[1].allow")


def test_the_older_key_is_refused_with_the_lines_to_write() -> None:
    line, key, problem = fault('[network]\n\nallow = ["127.0.0.0/8", "10.0.0.7"]')
    assert (line, key) == (3, "network.allow")
    for table in ("[network.fetch]", "[network.deliver]"):
        assert f'{table}\n  allow = ["127.0.0.0/8", "10.0.0.7"]' in problem


def test_the_lines_to_write_are_a_watchlist() -> None:
    _, _, problem = fault('[network]\nallow = ["10.0.0.0/8", "fd00::/8"]')
    mended = network(problem.partition("\n")[2])
    assert mended.fetch == mended.deliver == allowances("10.0.0.0/8", "fd00::/8")


@pytest.mark.parametrize("ranges", ['["127.0.0.0/8"]', '["127.0.0.1", "::1"]', "[]"])
def test_the_older_key_with_loopback_alone_is_read_as_both(ranges: str) -> None:
    read = network(f"[network]\nallow = {ranges}")
    assert read.fetch == read.deliver
    assert read.older


@pytest.mark.parametrize(
    ("text", "key", "says"),
    [
        ('[network.fetch]\nallow = ["10.0.0.1/8"]', "network.fetch.allow", "host bits"),
        ('[network.deliver]\nallow = "10.0.0.1"', "network.deliver.allow", "a list of texts"),
        ('[network.fetsch]\nallow = ["10.0.0.1"]', "network.fetsch", "did you mean 'fetch'?"),
        ('[network]\nfetch = ["10.0.0.1"]', "network.fetch", "[network.fetch] on a line"),
        ("network = 1", "network", "must be a table"),
        ('[network]\nallow = ["0.0.0.0/0"]', "network.allow", "[network.deliver]"),
    ],
)
def test_a_fault_names_its_key_and_how_to_mend_it(text: str, key: str, says: str) -> None:
    _, where, problem = fault(text)
    assert where == key
    assert says in problem
