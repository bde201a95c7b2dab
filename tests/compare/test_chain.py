"""The heaviest chain, against looking at every one."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from monitor.compare.chain import heaviest_chain

_pairs = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 5), st.integers(1, 9).map(float)),
    max_size=9,
    unique_by=lambda pair: pair[:2],
)


def rises(chain) -> bool:
    return all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(chain))


@given(_pairs)
def test_no_chain_is_heavier(pairs):
    weights = {pair[:2]: pair[2] for pair in pairs}
    every = (sorted(c) for size in range(len(pairs) + 1) for c in combinations(weights, size))
    heaviest = max(sum(weights[p] for p in chain) for chain in every if rises(chain))
    chain = heaviest_chain(pairs)
    assert rises(chain)
    assert sum(weights[p] for p in chain) == heaviest
