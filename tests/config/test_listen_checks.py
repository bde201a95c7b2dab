"""Where the page listens and whom it trusts, or what to write instead."""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import pytest

from monitor.config.listen_checks import listen_address, trusted_proxy


@pytest.mark.parametrize(
    ("check", "value", "meant"),
    [
        (listen_address, "[::1]:8321", ("::1", 8321)),
        (listen_address, "localhost:0", ("localhost", 0)),
        (listen_address, "unix:/run/policy-monitor/page.sock", Path("/run/policy-monitor/page.sock")),
        (trusted_proxy, "127.0.0.1", ip_network("127.0.0.1")),
        (trusted_proxy, "10.20.0.0/16", ip_network("10.20.0.0/16")),
        (trusted_proxy, "unix:", "unix:"),
    ],
)  # fmt: skip
def test_a_sound_value_is_returned_as_it_is_meant(
    check: Callable[[str], Any], value: str, meant: object
) -> None:
    assert check(value) == meant


@pytest.mark.parametrize(
    ("check", "value", "says"),
    [
        (listen_address, "127.0.0.1", "127.0.0.1:8321"),
        (listen_address, "localhost:70000", "no address to listen on"),
        (listen_address, "/run/page.sock", "unix:/run/policy-monitor/page.sock"),
        (listen_address, "unix:", "no absolute path"),
        (listen_address, "unix:/", "no absolute path"),
        (listen_address, "unix:page.sock", "unix:/run/policy-monitor/page.sock"),
        (listen_address, "unix:@page", "no absolute path"),
        (listen_address, "unix:\0page", "no absolute path"),
        (listen_address, "unix:/run/a\nb", "no absolute path"),
        (listen_address, "unix:/run/" + "é" * 52, "longer than 107 bytes"),
        (trusted_proxy, "unix:/run/policy-monitor/page.sock", 'write "unix:" alone'),
        (trusted_proxy, "10.0.0.1/8", "10.20.0.0/16"),
        (trusted_proxy, "proxy.example", "10.20.0.0/16"),
    ],
)
def test_a_faulty_value_is_told_with_the_mend(
    check: Callable[[str], Any], value: str, says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        check(value)
