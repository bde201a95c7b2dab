"""Public addresses are reached, and inside ones only where an allowance counts."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.config.allowances import allowances
from monitor.fetch.network_scope import NetworkScope, is_inside
from monitor.fetch.special_addresses import NEVER_V4

PUBLIC_WEB = NetworkScope()
NEVER = (
    "0.0.0.0", "10.1.2.3", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.255.255.254",
    "168.63.129.16", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.0.192",
    "192.0.2.1", "192.88.99.1", "192.168.0.1", "198.18.0.1", "198.51.100.1", "203.0.113.1",
    "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:0:127.0.0.1",
    "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "100::1", "2001::1", "2001:0:7f00:1::",
    "2001:10::1", "2001:20::1", "2001:db8::1", "2002:7f00:1::", "2002:808:808::1", "3fff::1",
    "5f00::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fe80::1%eth0", "2606:4700::1111%lo",
    "fec0::1", "ff02::1", "2606:4700::5efe:7f00:1", "2606:4700::200:5efe:a00:1",
    "", "localhost", "1.2.3", "0x7f.1", "2130706433", "1.2.3.4.5", "[::1]",
)  # fmt: skip
PUBLIC = (
    "1.1.1.1", "8.8.8.8", "93.184.216.34", "172.15.0.1", "172.32.0.1", "100.128.0.1", "192.0.1.1",
    "198.20.0.1", "223.255.255.255", "2606:4700:4700::1111", "2a00:1450:4001::200e", "::ffff:8.8.8.8",
    "64:ff9b::808:808",
)  # fmt: skip


@pytest.mark.parametrize("address", NEVER)
def test_what_is_not_public_is_refused(address):
    assert PUBLIC_WEB.refusal(address, 443) is not None


@pytest.mark.parametrize("address", PUBLIC)
def test_what_is_public_is_dialled(address):
    assert PUBLIC_WEB.refusal(address, 443) is None
    assert PUBLIC_WEB.refusal(address, 80) is None


@pytest.mark.parametrize("port", [0, 22, 25, 8080, 11211, 65535])
def test_other_ports_than_the_web_s_are_refused(port):
    assert PUBLIC_WEB.refusal("8.8.8.8", port) is not None


def test_what_is_allowed_may_be_dialled_on_any_port():
    scope = NetworkScope(allowances("10.0.0.0/8", "::1", "203.0.113.7"))
    for address in ("10.1.2.3", "::ffff:10.1.2.3", "::1", "203.0.113.7"):
        assert scope.refusal(address, 8080) is None
    for address in ("11.1.2.3", "127.0.0.1", "203.0.113.8", "8.8.8.8"):
        assert scope.refusal(address, 8080) is not None


@given(st.sampled_from([network for network, _ in NEVER_V4]), st.integers(0, 2**32 - 1))
def test_no_wrapping_of_a_forbidden_address_hides_it(network, offset):
    forbidden = int(network[offset % network.num_addresses])
    for prefix, shift in ((0xFFFF << 32, 0), (0x64FF9B << 96, 0), (0x2002 << 112, 80), (0, 0)):
        assert PUBLIC_WEB.refusal(str(IPv6Address(prefix | forbidden << shift)), 443) is not None
    assert PUBLIC_WEB.refusal(str(IPv4Address(forbidden)), 443) is not None


def test_an_allowance_with_a_port_opens_that_port_alone():
    scope = NetworkScope(allowances("10.1.2.3:8443", "[fd00::]/8:80"))
    assert scope.refusal("10.1.2.3", 8443) is None
    assert scope.refusal("10.1.2.3", 443) == "10.1.2.3 is private"
    assert scope.refusal("fd12::1", 80) is None
    assert scope.refusal("fd12::1", 443) is not None


def test_a_watch_adds_to_what_all_pages_may_reach():
    scope = NetworkScope(allowances("10.0.0.1")).allowing(("10.0.0.2",))
    assert scope.refusal("10.0.0.1", 443) is None
    assert scope.refusal("10.0.0.2", 443) is None
    assert scope.refusal("10.0.0.3", 443) is not None


@pytest.mark.parametrize("peer", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", None])
def test_no_allowance_survives_a_redirect_from_a_public_address(peer):
    scope = NetworkScope(allowances("0.0.0.0/0", "::/0")).after_redirect(peer)
    assert scope.refusal("10.0.0.1", 443) == "10.0.0.1 is private"
    assert scope.refusal("8.8.8.8", 8080) is not None
    assert scope.after_redirect("10.0.0.1") == scope, "nor does a hop inside bring it back"


def test_a_redirect_inside_keeps_the_allowance():
    scope = NetworkScope(allowances("10.0.0.0/8"))
    assert scope.after_redirect("10.0.0.1") == scope


def test_a_rendered_page_reaches_either_the_public_web_or_what_is_allowed_inside():
    scope = NetworkScope(allowances("0.0.0.0/0"))
    outside, inside = scope.of_rendered_page(["8.8.8.8"]), scope.of_rendered_page(["10.0.0.1"])
    assert outside.refusal("8.8.4.4", 443) is None
    assert outside.refusal("10.0.0.1", 443) is not None
    assert inside.refusal("10.0.0.1", 443) is None
    assert inside.refusal("8.8.4.4", 443) is not None
    assert scope.of_rendered_page(["10.0.0.1", "8.8.8.8"]) == outside


def test_inside_is_what_the_public_web_does_not_reach():
    assert is_inside("127.0.0.1")
    assert is_inside("::ffff:10.0.0.1")
    assert not is_inside("8.8.8.8")
    assert not is_inside(None)
