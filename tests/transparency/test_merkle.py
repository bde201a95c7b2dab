"""The tree is that of RFC 6962: its published vectors, and proofs that hold for every size."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.transparency.merkle import EMPTY, Tree, leaf_hash, node_hash

ENTRIES = tuple(
    bytes.fromhex(entry)
    for entry in (
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
    )
)  # fmt: skip
"""The test entries of the certificate-transparency reference code."""
LEAVES = tuple(map(leaf_hash, ENTRIES))
ROOTS = (
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)


def root(leaves: Sequence[bytes]) -> bytes:
    tree = Tree()
    for leaf in leaves:
        tree.append(leaf)
    return tree.root


@pytest.mark.parametrize("size", range(1, 9))
def test_the_roots_are_those_of_the_reference_code(size: int) -> None:
    assert root(LEAVES[:size]).hex() == ROOTS[size - 1]


def test_a_tree_without_leaves_has_the_hash_of_nothing() -> None:
    assert root(()) == EMPTY
    assert EMPTY.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_a_leaf_is_no_inner_node() -> None:
    left, right = LEAVES[:2]
    assert leaf_hash(left + right) != node_hash(left, right)


@given(st.lists(st.binary(max_size=4), max_size=40))
def test_a_tree_that_grows_has_at_each_size_the_root_of_the_definition(
    entries: list[bytes],
) -> None:
    leaves = [leaf_hash(entry) for entry in entries]
    tree = Tree()
    for size, leaf in enumerate(leaves, 1):
        tree.append(leaf)
        assert (tree.size, tree.root) == (size, defined(leaves[:size]))


def defined(leaves: list[bytes]) -> bytes:
    """The root as RFC 6962 defines it, 2.1."""
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while 2 * split < len(leaves):
        split *= 2
    return node_hash(defined(leaves[:split]), defined(leaves[split:]))


@given(st.lists(st.binary(max_size=2), min_size=1, max_size=20), st.data())
def test_no_other_entries_have_the_same_root(entries: list[bytes], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(entries) - 1))
    forged = [*entries[:place], entries[place] + b"x", *entries[place + 1 :]]
    hashes = [leaf_hash(entry) for entry in entries]
    assert root(hashes) != root([leaf_hash(entry) for entry in forged])
    assert root(hashes) != root(hashes[:-1])
