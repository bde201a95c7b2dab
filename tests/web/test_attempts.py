"""Wrong passwords are limited by address; nobody locks out the others."""

from __future__ import annotations

import pytest

from benchmarks.page.sample import NOW
from monitor.web.attempts import MOST, MOST_ADDRESSES, WITHIN, Attempts


def test_no_number_of_addresses_locks_out_another() -> None:
    attempts = Attempts()
    for n in range(100):
        for _ in range(MOST):
            attempts.wrong(f"192.0.2.{n}", NOW)
    assert attempts.wait("192.0.2.1", NOW) == WITHIN
    assert not attempts.wait("192.0.2.200", NOW)
    assert not attempts.wait("192.0.2.1", NOW + WITHIN)


@pytest.mark.parametrize(
    ("address", "waits"),
    [("2001:db8::2", True), ("2001:db8:0:0:ffff::", True), ("2001:db8:0:1::", False)],
)
def test_all_addresses_of_one_ipv6_network_count_together(address: str, waits: bool) -> None:
    attempts = Attempts()
    for n in range(MOST):
        attempts.wrong(f"2001:db8::{n}", NOW)
    assert bool(attempts.wait(address, NOW)) is waits


def test_a_right_password_forgets_the_wrong_ones() -> None:
    attempts = Attempts()
    for _ in range(MOST):
        attempts.wrong("a", NOW)
    attempts.right("a")
    assert not attempts.wait("a", NOW)


def test_the_memory_of_addresses_is_bounded() -> None:
    attempts = Attempts()
    for _ in range(MOST):
        attempts.wrong("first", NOW)
    for n in range(MOST_ADDRESSES):
        attempts.wrong(f"a{n}", NOW)
    assert not attempts.wait("first", NOW)
