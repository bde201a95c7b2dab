"""The Merkle tree of RFC 6962 (2.1).

Leaf and inner nodes are hashed under different prefixes, so that no inner node passes for a leaf. A
tree of n > 1 leaves splits at the largest power of two below n:

    root of 3 leaves a b c  →  node(node(a, b), c)

Hashes are the 32 bytes of SHA-256.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Final

EMPTY: Final = sha256(b"").digest()
"""The root of a tree without leaves."""


def leaf_hash(entry: bytes) -> bytes:
    """Return the hash of one entry of the log."""
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of an inner node."""
    return sha256(b"\x01" + left + right).digest()


class Tree:
    """A tree that grows leaf by leaf; it keeps the roots of its complete subtrees only."""

    def __init__(self) -> None:
        self.size = 0
        self._subtrees: list[tuple[int, bytes]] = []
        """Size and root, of falling size: 7 leaves → 4, 2, 1."""

    def append(self, leaf: bytes) -> None:
        """Add the hash of the next entry."""
        size, node = 1, leaf
        while self._subtrees and self._subtrees[-1][0] == size:
            node = node_hash(self._subtrees.pop()[1], node)
            size *= 2
        self._subtrees.append((size, node))
        self.size += 1

    @property
    def root(self) -> bytes:
        """The root over all leaves so far."""
        if not self._subtrees:
            return EMPTY
        node = self._subtrees[-1][1]
        for _, left in reversed(self._subtrees[:-1]):
            node = node_hash(left, node)
        return node
