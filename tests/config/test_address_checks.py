"""Addresses are absolute, bare, and hold no password."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from monitor.config.address_checks import contact, mail_address, web_address


@pytest.mark.parametrize(
    ("check", "address"),
    [
        (web_address, "http://ostenz.example:8080/p?lang=fr"),
        (mail_address, "legal+privacy@example.org"),
        (mail_address, "root@localhost"),
        (contact, "mailto:you@example.org"),
        (contact, "https://example.org/contact"),
    ],
)
def test_a_sound_address_stays_as_it_is(check: Callable[[str], str], address: str) -> None:
    assert check(address) == address


@pytest.mark.parametrize(
    ("check", "address", "says"),
    [
        (web_address, "ftp://a.example", "must begin with https://"),
        (web_address, "https:///path", "names no host"),
        (web_address, "https://user:canary@a.example", "^must not hold a user name or password$"),
        (web_address, "https://a.example/ b", "holds a blank"),
        (web_address, "https://a.example:port/", "is no address"),
        (web_address, "https://a.example/" + "x" * 2000, "longer than 2000"),
        (mail_address, "A <a@example.org>", "no mail address"),
        (mail_address, "a@example.org, b@example.org", "no mail address"),
        (contact, "mailto:nobody", "no mail address"),
    ],
)
def test_a_faulty_address_is_told_with_the_mend(
    check: Callable[[str], str], address: str, says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        check(address)
