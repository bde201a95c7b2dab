"""Wrong passwords are limited by address and in total."""

from __future__ import annotations

from benchmarks.page.sample import NOW
from monitor.web.attempts import MOST, MOST_OF_ALL, WITHIN, Attempts


def test_one_address_does_not_lock_out_the_others_but_many_together_do() -> None:
    attempts = Attempts()
    for _ in range(MOST):
        attempts.wrong("a", NOW)
    assert attempts.wait("a", NOW) == WITHIN
    assert not attempts.wait("b", NOW)
    for n in range(MOST_OF_ALL):
        attempts.wrong(f"c{n}", NOW)
    assert attempts.wait("b", NOW)
    assert not attempts.wait("b", NOW + WITHIN)


def test_a_right_password_forgets_the_wrong_ones() -> None:
    attempts = Attempts()
    for _ in range(MOST):
        attempts.wrong("a", NOW)
    attempts.right("a")
    assert not attempts.wait("a", NOW)
