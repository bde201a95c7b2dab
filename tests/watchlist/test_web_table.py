"""`[web]`: a page on a unix socket, and what it must name."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor.errors import WatchlistError
from monitor.watchlist import parse

SOCKET = '[web]\nlisten = "unix:/run/policy-monitor/page.sock"\n'
TRUSTED = 'trusted_proxies = ["unix:", "10.0.0.1"]\n'


@pytest.mark.parametrize(
    "text", [SOCKET, SOCKET + TRUSTED, SOCKET + TRUSTED + 'user_header = "X-User"\npassword_hash = "x"']
)  # fmt: skip
def test_a_page_may_listen_on_a_socket(text: str) -> None:
    web = parse(text, Path("w.toml"), {}).web
    assert web.socket == Path("/run/policy-monitor/page.sock")
    assert ("unix:" in web.trusted_proxies) is (TRUSTED in text)


@pytest.mark.parametrize(
    ("text", "line", "key", "mend"),
    [
        ('[web]\ntrusted_proxies = ["unix:"]', 2, "trusted_proxies", 'listen = "unix:/run/'),
        (SOCKET + 'user_header = "X-User"', 3, "user_header", 'trusted_proxies = ["unix:"]'),
        (SOCKET + 'password_hash = "x"', 2, "listen", 'trusted_proxies = ["unix:"]'),
        (SOCKET + 'password_hash = "${env:HASH}"', 2, "listen", 'trusted_proxies = ["unix:"]'),
        ('[web]\nlisten = "unix:page.sock"', 2, "listen", "absolute path"),
    ],
)
def test_a_fault_names_its_line_and_how_to_mend_it(
    text: str, line: int, key: str, mend: str
) -> None:
    with pytest.raises(WatchlistError) as caught:
        parse(text, Path("w.toml"), None)
    assert any(
        fault.line == line and fault.key == f"web.{key}" and mend in fault.problem
        for fault in caught.value.faults
    )
