"""A ruleset names every right that the kernel's ABI knows, and no other."""

from __future__ import annotations

import struct

import pytest

from monitor.sandbox.landlock import ruleset


@pytest.mark.parametrize(
    ("abi", "attributes"),
    [
        (1, (0x1FFF,)),
        (2, (0x3FFF,)),
        (3, (0x7FFF,)),
        (4, (0x7FFF, 3)),
        (5, (0xFFFF, 3)),
        (6, (0xFFFF, 3, 3)),
        (99, (0xFFFF, 3, 3)),
    ],
)
def test_every_right_of_the_abi_is_handled(abi: int, attributes: tuple[int, ...]) -> None:
    assert struct.unpack(f"={len(attributes)}Q", ruleset(abi)) == attributes
