"""The filter allows what is listed, and refuses the rest, on both machines."""

from __future__ import annotations

import struct

import pytest

from monitor.sandbox.seccomp import ALLOWED, ARCHITECTURES, program

ALLOW, KILL, REFUSE = 0x7FFF0000, 0x80000000, 0x00050001
READ_WRITE, READ_WRITE_EXECUTE = 3, 7
ANONYMOUS, SHARED = 0x22, 0x01


def verdict(machine: str, number: int, *arguments: int, arch: int | None = None) -> int:
    """Run the filter as the kernel does; source: Documentation/networking/filter.rst of Linux."""
    data = struct.pack("<IIQ6Q", number, arch or ARCHITECTURES[machine], 0, *arguments, *[0] * (6 - len(arguments)))  # fmt: skip
    instructions = list(struct.iter_unpack("=HBBI", program(machine)))
    accumulator, place = 0, 0
    while True:
        code, if_true, if_false, value = instructions[place]
        match code:
            case 0x06:
                return int(value)
            case 0x20:
                accumulator = struct.unpack_from("<I", data, value)[0]
            case 0x15:
                place += if_true if accumulator == value else if_false
            case 0x45:
                place += if_true if accumulator & value else if_false
        place += 1


@pytest.mark.parametrize("column", [0, 1])
def test_only_listed_calls_are_allowed(column: int) -> None:
    machine = list(ARCHITECTURES)[column]
    memory = {9, 10} if column == 0 else {222, 226}
    allowed = {row[column] for row in ALLOWED.values()}
    for number in set(range(500)) - memory:
        assert verdict(machine, number) == (ALLOW if number in allowed else REFUSE)


@pytest.mark.parametrize(("machine", "mmap", "mprotect"), [("x86_64", 9, 10), ("aarch64", 222, 226)])  # fmt: skip
def test_memory_is_anonymous_and_never_code(machine: str, mmap: int, mprotect: int) -> None:
    assert verdict(machine, mmap, 0, 4096, READ_WRITE, ANONYMOUS) == ALLOW
    assert verdict(machine, mmap, 0, 4096, READ_WRITE, SHARED) == REFUSE
    assert verdict(machine, mmap, 0, 4096, READ_WRITE_EXECUTE, ANONYMOUS) == REFUSE
    assert verdict(machine, mprotect, 0, 4096, READ_WRITE) == ALLOW
    assert verdict(machine, mprotect, 0, 4096, READ_WRITE_EXECUTE) == REFUSE


def test_calls_of_another_architecture_end_the_process() -> None:
    for machine, other in (("x86_64", 0x40000003), ("aarch64", ARCHITECTURES["x86_64"])):
        assert verdict(machine, 0, arch=other) == KILL
    assert verdict("x86_64", 0x40000000) == REFUSE
