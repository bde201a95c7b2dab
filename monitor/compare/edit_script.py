"""Find the shortest edit script between two sequences, in memory and time linear in their length.

The script is that of the longest common subsequence, found by bit-parallel dynamic programming
(Hyyrö, 2004, as in rapidfuzz). Its matrix grows with the product of both lengths. So two long
sequences are cut into equally many windows, and the windows are compared in pairs.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import Final, NamedTuple

from rapidfuzz.distance import Indel

_CELLS: Final = 400_000_000
"""Elements before × elements after: a matrix of 50 MB."""
_WINDOW: Final = 10_000
"""Elements of the longer sequence in one window, where both together exceed `_CELLS`."""


class Block(NamedTuple):
    """A stretch that is equal on both sides, or differs: bounds in the old and the new sequence."""

    equal: bool
    start: int
    end: int
    start_after: int
    end_after: int


def edit_script(before: Sequence[Hashable], after: Sequence[Hashable]) -> Iterator[Block]:
    """Yield the blocks of the script in order; together they cover both sequences.

    `"abc", "axc"` → a equal, b and x different, c equal. Only where sequences are cut into windows
    may the script be longer than the shortest.
    """
    windows = 1
    if len(before) * len(after) > _CELLS:
        windows = -(-max(len(before), len(after)) // _WINDOW)
    for n in range(windows):
        start, end = (len(before) * k // windows for k in (n, n + 1))
        start_after, end_after = (len(after) * k // windows for k in (n, n + 1))
        for block in Indel.opcodes(before[start:end], after[start_after:end_after]):
            yield Block(
                block.tag == "equal",
                start + block.src_start,
                start + block.src_end,
                start_after + block.dest_start,
                start_after + block.dest_end,
            )
