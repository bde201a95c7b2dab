"""The Merkle tree of RFC 6962 (2.1): roots, inclusion proofs and consistency proofs.

Leaf and inner nodes are hashed under different prefixes, so that no inner node passes for a leaf. A
tree of n > 1 leaves splits at the largest power of two below n:

    root of 3 leaves a b c  →  node(node(a, b), c)

All functions take leaf hashes, in log order. Hashes are the 32 bytes of SHA-256.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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


def root(leaves: Sequence[bytes]) -> bytes:
    """Return the root of the tree over these leaf hashes. Cost: one hash per leaf."""
    return roots(leaves, (len(leaves),))[len(leaves)]


def roots(leaves: Sequence[bytes], sizes: Iterable[int]) -> dict[int, bytes]:
    """Return the root over the first `size` leaves for each size that the log has reached.

    Cost: one hash per leaf, and a logarithm per size. `roots(leaves, (0, 9))` of 3 leaves → size 0 only.
    """
    wanted = frozenset(sizes)
    found = {0: EMPTY} if 0 in wanted else {}
    stack: list[tuple[int, bytes]] = []
    for count, leaf in enumerate(leaves, 1):
        size, node = 1, leaf
        while stack and stack[-1][0] == size:
            node = node_hash(stack.pop()[1], node)
            size *= 2
        stack.append((size, node))
        if count in wanted:
            found[count] = _folded(stack)
    return found


def _folded(stack: Sequence[tuple[int, bytes]]) -> bytes:
    """Return the root over complete subtrees of falling size."""
    node = stack[-1][1]
    for _, left in reversed(stack[:-1]):
        node = node_hash(left, node)
    return node


def inclusion_proof(leaves: Sequence[bytes], index: int) -> tuple[bytes, ...]:
    """Return the audit path of the leaf at `index`, from the leaf up (RFC 6962, 2.1.1).

    Raises `IndexError` where the tree has no such leaf.
    """
    if not 0 <= index < len(leaves):
        raise IndexError(f"the log has {len(leaves)} entries, none at {index}")
    if len(leaves) == 1:
        return ()
    split = _split(len(leaves))
    if index < split:
        return (*inclusion_proof(leaves[:split], index), root(leaves[split:]))
    return (*inclusion_proof(leaves[split:], index - split), root(leaves[:split]))


def includes(head: bytes, size: int, leaf: bytes, index: int, proof: Sequence[bytes]) -> bool:
    """Whether the proof shows the leaf at `index` in the tree of `size` leaves with this root.

    The algorithm is that of RFC 9162, 2.1.3.2.
    """
    if not 0 <= index < size:
        return False
    place, last, node = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return False
        if place % 2 or place == last:
            node = node_hash(sibling, node)
            while place % 2 == 0 and place:
                place, last = place >> 1, last >> 1
        else:
            node = node_hash(node, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and node == head


def consistency_proof(leaves: Sequence[bytes], old: int) -> tuple[bytes, ...]:
    """Return the nodes that show the first `old` leaves at the start of this tree (RFC 6962, 2.1.2).

    Raises `ValueError` where the tree is smaller than `old`, or `old` is below 1.
    """
    if not 1 <= old <= len(leaves):
        raise ValueError(f"a log of {len(leaves)} entries has no earlier head of size {old}")
    return _subproof(leaves, old, whole=True)


def consistent(
    old_size: int, old_root: bytes, size: int, new_root: bytes, proof: Sequence[bytes]
) -> bool:
    """Whether the proof shows that the new tree begins with all leaves of the old one.

    The algorithm is that of RFC 9162, 2.1.4.2.
    """
    if old_size == size:
        return not proof and old_root == new_root
    if not 1 <= old_size < size or not proof:
        return False
    path = list(proof) if old_size & (old_size - 1) else [old_root, *proof]
    place, last = old_size - 1, size - 1
    while place % 2:
        place, last = place >> 1, last >> 1
    mine = theirs = path[0]
    for node in path[1:]:
        if last == 0:
            return False
        if place % 2 or place == last:
            mine, theirs = node_hash(node, mine), node_hash(node, theirs)
            while place % 2 == 0 and place:
                place, last = place >> 1, last >> 1
        else:
            theirs = node_hash(theirs, node)
        place, last = place >> 1, last >> 1
    return last == 0 and mine == old_root and theirs == new_root


def _subproof(leaves: Sequence[bytes], old: int, *, whole: bool) -> tuple[bytes, ...]:
    """`whole`: the old head is known to the verifier, so that its root need not be sent."""
    if old == len(leaves):
        return () if whole else (root(leaves),)
    split = _split(len(leaves))
    if old <= split:
        return (*_subproof(leaves[:split], old, whole=whole), root(leaves[split:]))
    return (*_subproof(leaves[split:], old - split, whole=False), root(leaves[:split]))


def _split(size: int) -> int:
    """The largest power of two below `size`: 5 → 4, 4 → 2."""
    return 1 << (size - 1).bit_length() - 1
