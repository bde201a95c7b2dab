"""Redirects lead to paths of this site only."""

from __future__ import annotations

import pytest

from monitor.web.local_links import local_path


@pytest.mark.parametrize(
    "address",
    ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "", "evil",
     "/a\r\nSet-Cookie: x=1", "/\t/evil.example", "/é", "/a\\b"],
)  # fmt: skip
def test_anything_but_a_clean_path_becomes_the_default(address: str) -> None:
    assert local_path(address, "/home") == "/home"


def test_a_path_keeps_its_query_and_loses_its_fragment() -> None:
    assert local_path("/search?q=a#top", "/") == "/search?q=a"
