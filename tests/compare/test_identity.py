"""A clause keeps its id for life."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from unittest.mock import Mock

from hypothesis import given
from hypothesis import strategies as st

from monitor.compare.align import align
from monitor.compare.identity import carry, carry_and_align, mint
from monitor.model import Clause, Policy


def ids(policy: Policy) -> list[str]:
    return [clause.id for clause in policy.clauses]


def without_ids(policy: Policy) -> Policy:
    return replace(policy, clauses=tuple(replace(c, id="") for c in policy.clauses))


def test_the_same_reading_always_gets_the_same_ids(harbour):
    assert mint(harbour, "ostenz/privacy 1") == mint(harbour, "ostenz/privacy 1")
    assert ids(mint(harbour, "ostenz/privacy 1")) != ids(mint(harbour, "ostenz/terms 1"))


def test_equal_clauses_get_different_ids():
    twins = mint(Policy((Clause("Purpose"), Clause("Purpose"))), "seed")
    assert len(set(ids(twins))) == 2


def test_ids_that_are_there_stay():
    known = Policy((Clause("One", id="c_mine"), Clause("Two")))
    first, second = ids(mint(known, "seed"))
    assert first == "c_mine"
    assert second.startswith("c_")


def test_a_reworded_moved_and_renumbered_clause_keeps_its_id(harbour):
    known = mint(harbour, "v1")
    clauses = list(without_ids(harbour).clauses)
    clauses[4] = replace(clauses[4], text=clauses[4].text.replace("telephone", "passport"))
    clauses[7] = replace(clauses[7], label="9.")
    clauses.append(clauses.pop(1))
    fresh = carry(known, replace(harbour, clauses=tuple(clauses)), "v2")
    expected = ids(known)
    expected.append(expected.pop(1))
    assert ids(fresh) == expected


def test_of_a_split_clause_the_largest_part_keeps_the_id(harbour):
    known = mint(harbour, "v1")
    text = harbour.clauses[4].text
    small, large = Clause(text[:25].strip()), Clause(text[25:].strip())
    clauses = (*harbour.clauses[:4], small, large, *harbour.clauses[5:])
    fresh = carry(known, replace(harbour, clauses=clauses), "v2")
    assert fresh.clauses[5].id == known.clauses[4].id
    assert fresh.clauses[4].id not in ids(known)


def test_of_merged_clauses_the_largest_keeps_its_id(harbour):
    known = mint(harbour, "v1")
    largest = max(known.clauses[8:11], key=lambda clause: len(clause.text))
    merged = Clause(" ".join(clause.text for clause in harbour.clauses[8:11]))
    clauses = (*harbour.clauses[:8], merged, *harbour.clauses[11:])
    fresh = carry(known, replace(harbour, clauses=clauses), "v2")
    assert fresh.clauses[8].id == largest.id


def test_a_new_clause_gets_an_id_nobody_had(harbour):
    known = mint(harbour, "v1")
    added = Clause("Gulls are photographed for a study of the university; faces are not.")
    fresh = carry(known, replace(harbour, clauses=(*harbour.clauses, added)), "v2")
    assert ids(fresh)[:-1] == ids(known)
    assert fresh.clauses[-1].id not in ids(known)


def test_a_clause_that_returns_takes_its_old_id_again(harbour):
    known = mint(harbour, "v1")
    shorter = carry(known, replace(harbour, clauses=harbour.clauses[:-1]), "v2")
    buried = (known.clauses[-1], known.clauses[-1])
    assert ids(carry(shorter, harbour, "v3", graveyard=buried)) == ids(known)
    assert ids(carry(shorter, harbour, "v3"))[-1] != ids(known)[-1]


def test_two_that_return_do_not_share_one_id():
    twin = Clause("The same words", id="c_one")
    fresh = carry(Policy(()), Policy((twin, twin)), "v2", graveyard=(twin, twin))
    assert "c_one" in ids(fresh)
    assert len(set(ids(fresh))) == 2


_texts = st.lists(st.sampled_from(("a", "b", "c", "long word", "berth")), max_size=6).map(" ".join)
_policies = st.lists(st.builds(Clause, text=_texts), max_size=10).map(lambda c: Policy(tuple(c)))


@given(_policies, _policies, _policies)
def test_ids_are_unique_over_any_history(first, second, third):
    one = mint(first, "v1")
    two = carry(one, second, "v2")
    three = carry(two, third, "v3", graveyard=one.clauses)
    for policy in (one, two, three):
        assert all(ids(policy))
        assert len(set(ids(policy))) == len(policy.clauses)


@given(_policies)
def test_reading_the_same_words_again_changes_no_id(policy):
    known = mint(policy, "v1")
    assert ids(carry(known, policy, "v2")) == ids(known)


def test_each_of_many_equal_clauses_is_hashed_once(monkeypatch):
    counted = Mock(side_effect=hashlib.sha256)
    monkeypatch.setattr(hashlib, "sha256", counted)
    minted = mint(Policy((Clause("No sale."),) * 500), "v1")
    assert counted.call_count == len(set(ids(minted))) == 500


def test_twins_have_the_ids_that_counting_from_zero_gives():
    words = b"v1\nNo sale\n1"
    second = mint(Policy((Clause("No sale."), Clause("No sale."))), "v1").clauses[1]
    assert second.id == "c_" + hashlib.sha256(words).hexdigest()[:12]


def test_carrying_ids_over_compares_as_well(harbour):
    known = mint(harbour, "v1")
    reworded = replace(harbour.clauses[3], text=harbour.clauses[3].text + " We may ask for more.")
    fresh = replace(harbour, clauses=(*harbour.clauses[5:], *harbour.clauses[:3], reworded))
    comparison = carry_and_align(known, fresh, "v2")
    assert comparison.after == carry(known, fresh, "v2")
    assert comparison == align(known, comparison.after)
