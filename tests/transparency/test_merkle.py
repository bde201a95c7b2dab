"""The tree is that of RFC 6962: its published vectors, and proofs that hold for every size."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.transparency.merkle import (
    EMPTY,
    consistency_proof,
    consistent,
    includes,
    inclusion_proof,
    leaf_hash,
    node_hash,
    root,
)

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


@pytest.mark.parametrize("size", range(1, 9))
def test_the_roots_are_those_of_the_reference_code(size: int) -> None:
    assert root(LEAVES[:size]).hex() == ROOTS[size - 1]


def test_a_tree_without_leaves_has_the_hash_of_nothing() -> None:
    assert root(()) == EMPTY
    assert EMPTY.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_a_leaf_is_no_inner_node() -> None:
    left, right = LEAVES[:2]
    assert leaf_hash(left + right) != node_hash(left, right)


def test_an_inclusion_proof_of_the_reference_code() -> None:
    assert [node.hex() for node in inclusion_proof(LEAVES, 0)] == [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ]


@given(st.data())
def test_every_leaf_is_proven_and_no_other(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 70))
    leaves = [leaf_hash(bytes([n])) for n in range(size)]
    index = data.draw(st.integers(0, size - 1))
    proof = inclusion_proof(leaves, index)
    head = root(leaves)
    assert includes(head, size, leaves[index], index, proof)
    assert not includes(head, size, leaf_hash(b"forged"), index, proof)
    assert not includes(head, size, leaves[index], size, proof)
    assert not includes(head, size, leaves[index], index, (*proof, head))
    assert not proof or not includes(head, size, leaves[index], index, proof[:-1])


@given(st.data())
def test_a_log_that_grew_is_consistent_and_a_rewritten_one_is_not(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 70))
    old = data.draw(st.integers(1, size))
    leaves = [leaf_hash(bytes([n])) for n in range(size)]
    proof = consistency_proof(leaves, old)
    before, after = root(leaves[:old]), root(leaves)
    assert consistent(old, before, size, after, proof)
    rewritten = data.draw(st.integers(0, old - 1))
    forged = [leaf_hash(b"x") if n == rewritten else leaf for n, leaf in enumerate(leaves)]
    assert not consistent(old, before, size, root(forged), consistency_proof(forged, old))
    assert old == size or not consistent(old, before, size, after, ())


def test_what_is_not_in_the_log_has_no_proof() -> None:
    with pytest.raises(IndexError):
        inclusion_proof(LEAVES, 8)
    for old in (0, 9):
        with pytest.raises(ValueError, match="no earlier head"):
            consistency_proof(LEAVES, old)
