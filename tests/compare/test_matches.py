"""Matches tell what is used, what is free, and where the gaps are."""

from __future__ import annotations

from monitor.compare.matches import Gap, Group, Matches

MATCHES = Matches(spine=((0, 0), (4, 3)), moved=((2, 5),), groups=(Group((5,), (6, 7)),))


def test_each_side_knows_its_partners():
    assert MATCHES.after_of == {0: 0, 4: 3, 2: 5}
    assert MATCHES.before_of == {0: 0, 3: 4, 5: 2}


def test_groups_are_used_too():
    assert MATCHES.free_before(7) == (1, 3, 6)
    assert MATCHES.free_after(8) == (1, 2, 4)


def test_gaps_lie_between_pairs_of_the_spine_and_have_both_sides():
    assert list(MATCHES.gaps(7, 8)) == [Gap((1, 3), (1, 2)), Gap((6,), (4,))]
    assert list(Matches(((0, 0), (1, 1))).gaps(2, 2)) == []


def test_gaps_beside_a_moved_pair_end_at_the_next_match():
    assert list(MATCHES.gaps_beside_moves(7, 8)) == [Gap((1,), (4,))]
