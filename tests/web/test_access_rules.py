"""Hosts are accepted and paths are public only where they are named."""

from __future__ import annotations

from ipaddress import ip_network

import pytest

from monitor.watchlist import Web
from monitor.web.access_rules import access_rules, is_public


def test_listening_everywhere_makes_no_name_ours() -> None:
    assert "0.0.0.0" not in access_rules(Web(host="0.0.0.0", user_header="X-User")).hosts


def test_only_what_is_named_is_public() -> None:
    assert is_public("/static/page.css")
    assert not is_public("/static")
    assert not is_public("/metrics")
    assert not is_public("/")


@pytest.mark.parametrize(
    ("header", "accepted"),
    [
        ("policies.example.org", True), ("POLICIES.example.org:8443", True), ("localhost:1", True),
        ("[::1]:8321", True), ("evil.example", False), ("", False), ("localhost.evil.example", False),
    ],
)  # fmt: skip
def test_a_host_header_is_accepted_only_if_it_names_this_server(
    header: str, accepted: bool
) -> None:
    assert access_rules(Web(hosts=("Policies.example.org",))).accepts_host(header) is accepted


@pytest.mark.parametrize(
    ("peer", "trusted"),
    [
        ("10.1.2.3", True), ("::ffff:10.1.2.3", True), ("fd00::1", True), ("11.0.0.1", False),
        ("::1", False), ("", False), ("testclient", False),
    ],
)  # fmt: skip
def test_only_named_peers_are_trusted_proxies(peer: str, trusted: bool) -> None:
    ranges = (ip_network("10.0.0.0/8"), ip_network("fd00::1"))
    assert access_rules(Web(trusted_proxies=ranges)).trusts(peer) is trusted


@pytest.mark.parametrize(
    ("peer", "forwarded", "client"),
    [
        ("10.0.0.1", "made-up, 192.0.2.7", "192.0.2.7"), ("10.0.0.1", "192.0.2.7, 10.0.0.2", "192.0.2.7"),
        ("10.0.0.1", "", "10.0.0.1"), ("10.0.0.1", "192.0.2.7:4711", "192.0.2.7"),
        ("10.0.0.1", "[2001:db8::7]:4711", "2001:db8::7"), ("10.0.0.1", "2001:db8::7", "2001:db8::7"),
        ("192.0.2.9", "192.0.2.7", "192.0.2.9"),
    ],
)  # fmt: skip
def test_a_client_is_named_by_trusted_proxies_alone(peer: str, forwarded: str, client: str) -> None:
    rules = access_rules(Web(trusted_proxies=(ip_network("10.0.0.0/8"),)))
    assert rules.client(peer, forwarded) == client


@pytest.mark.parametrize(
    ("web", "guarded"),
    [(Web(), False), (Web(password_hash="scrypt$"), True), (Web(user_header="X-User"), True)],
)
def test_a_password_or_a_proxy_guards_the_page(web: Web, guarded: bool) -> None:
    assert access_rules(web).guarded is guarded
