"""A line that states something is told from the page's furniture."""

from __future__ import annotations

import pytest

from monitor.languages.statements import states_something


@pytest.mark.parametrize(
    ("line", "states"),
    [
        ("(c) 2024 acme may not sell photos", True), ("(c) 2024 acme, all rights reserved", False),
        ("home > we keep letters", True), ("home > legal > privacy", False),
        ("30 clients ne voient pas cela", True), ("30 clients consultent cette page", False),
        ("heute ist der tag, an dem wir loschen", True), ("heute ist montag, der 3. marz", False),
    ],
)  # fmt: skip
def test_denials_permissions_duties_and_parties_state_something(line: str, states: bool) -> None:
    assert states_something(line) is states
