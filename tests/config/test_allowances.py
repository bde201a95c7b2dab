"""Address ranges are read with an optional port, and written back as they are read."""

from __future__ import annotations

from ipaddress import ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.config.allowances import Allowance, allowance, allowance_text


@pytest.mark.parametrize(
    ("text", "network", "port"),
    [
        ("10.0.0.0/8", "10.0.0.0/8", None),
        ("10.0.0.7", "10.0.0.7/32", None),
        ("10.1.2.3:8443", "10.1.2.3/32", 8443),
        ("10.0.0.0/8:8443", "10.0.0.0/8", 8443),
        ("fd00::/8", "fd00::/8", None),
        ("::1", "::1/128", None),
        ("[fd00::]/8", "fd00::/8", None),
        ("[::1]:8080", "::1/128", 8080),
        ("[fd00::]/8:1", "fd00::/8", 1),
    ],
)
def test_a_range_may_have_a_port(text: str, network: str, port: int | None) -> None:
    assert allowance(text) == Allowance(ip_network(network), port)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("10.0.0.1/8", "host bits"),
        ("localhost", "write a range such as"),
        ("intranet.example:443", "write a range such as"),
        ("10.0.0.1:0", "no port"),
        ("10.0.0.1:65536", "no port"),
        ("10.0.0.1:" + "9" * 5000, "no port"),
        ("10.0.0.1:http", "no address range"),
        ("[::1", "no address range"),
        ("", "no address range"),
    ],
)
def test_what_is_no_range_is_refused_with_the_mend(text: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        allowance(text)


@given(
    st.one_of(st.ip_addresses(v=4), st.ip_addresses(v=6)),
    st.one_of(st.none(), st.integers(1, 65535)),
)
def test_the_usual_spelling_means_the_same(address, port) -> None:
    given_one = Allowance(ip_network(address), port)
    assert allowance(allowance_text(str(given_one))) == given_one


@pytest.mark.parametrize(
    "text", ["10.0.0.0/8", "10.1.2.3:8443", "10.0.0.0/8:80", "::1", "[::1]:80", "[fd00::]/8:80"]
)
def test_the_usual_spelling_is_the_short_one(text: str) -> None:
    assert allowance_text(text) == text


def test_a_port_of_its_own_closes_the_others() -> None:
    assert allowance("10.0.0.0/8").covers(ip_address("10.1.1.1"), 22)
    assert allowance("10.0.0.0/8:80").covers(ip_address("10.1.1.1"), 80)
    assert not allowance("10.0.0.0/8:80").covers(ip_address("10.1.1.1"), 22)
    assert not allowance("10.0.0.0/8").covers(ip_address("fd00::1"), 80)
