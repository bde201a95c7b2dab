"""What alignment promises of single edits."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from monitor.compare.align import align
from monitor.model import Clause, Comparison, Link, Policy


def kinds(comparison: Comparison) -> dict[str, int]:
    return dict(Counter(link.kind for link in comparison.links if link.kind != "same"))


def only(comparison: Comparison) -> Link:
    (link,) = (link for link in comparison.links if link.kind != "same")
    return link


def edited(policy: Policy, place: int, **changes) -> Policy:
    clauses = list(policy.clauses)
    clauses[place] = replace(clauses[place], **changes)
    return replace(policy, clauses=tuple(clauses))


def without(policy: Policy, start: int, end: int) -> Policy:
    return replace(policy, clauses=policy.clauses[:start] + policy.clauses[end:])


def with_clauses(policy: Policy, place: int, *clauses: Clause) -> Policy:
    return replace(policy, clauses=policy.clauses[:place] + clauses + policy.clauses[place:])


def test_a_reworded_clause_is_linked_to_its_old_wording(harbour):
    text = harbour.clauses[4].text.replace("a telephone number", "the name of your boat")
    link = only(align(harbour, edited(harbour, 4, text=text)))
    assert (link.kind, link.before, link.after[0].text) == ("reworded", (harbour.clauses[4],), text)
    assert 0.3 < link.similarity < 1


def test_two_characters_are_a_rewording_and_not_the_same(harbour):
    text = harbour.clauses[10].text.replace("30", "34")
    assert only(align(harbour, edited(harbour, 10, text=text))).kind == "reworded"


def test_a_removed_clause_stands_where_it_stood(harbour):
    comparison = align(harbour, without(harbour, 5, 6))
    assert [link.kind for link in comparison.links].index("removed") == 5
    assert kinds(comparison) == {"removed": 1}


def test_a_clause_removed_at_the_very_start_stands_first(harbour):
    assert align(harbour, without(harbour, 0, 1)).links[0].kind == "removed"


def test_an_inserted_clause_moves_nothing_else(harbour):
    added = Clause("Drones over the marina film whoever sets foot on the eastern pontoon.")
    link = only(align(harbour, with_clauses(harbour, 3, added)))
    assert (link.kind, link.after) == ("added", (added,))


def test_a_section_that_moved_is_its_heading_and_body_moved(harbour):
    section = harbour.clauses[7:11]
    moved = with_clauses(without(harbour, 7, 11), 0, *section)
    links = [link for link in align(harbour, moved).links if link.kind == "moved"]
    assert [link.after[0] for link in links] == list(section)
    assert kinds(align(harbour, moved)) == {"moved": 4}


def test_of_two_blocks_that_changed_places_the_smaller_moved(harbour):
    swapped = replace(harbour, clauses=harbour.clauses[3:] + harbour.clauses[:3])
    moved = [link.after[0] for link in align(harbour, swapped).links if link.kind == "moved"]
    assert moved == list(harbour.clauses[:3])


def test_numbers_are_no_words(harbour):
    clauses = tuple(replace(c, label=f"{n}.") for n, c in enumerate(harbour.clauses, 40))
    comparison = align(harbour, replace(harbour, clauses=clauses))
    assert kinds(comparison) == {"renumbered": len(clauses)}


@pytest.mark.parametrize(("before", "after"), [("(a)", "a)"), ("1.", "1"), ("", "•")])
def test_the_marks_around_a_number_are_typography(harbour, before, after):
    assert not kinds(align(edited(harbour, 4, label=before), edited(harbour, 4, label=after)))


def test_a_clause_that_moved_and_was_reworded_is_reworded(harbour):
    clause = harbour.clauses[5]
    text = clause.text.replace("harbour master", "lock keeper")
    moved = with_clauses(without(harbour, 5, 6), 15, replace(clause, text=text))
    link = only(align(harbour, moved))
    assert (link.kind, link.before) == ("reworded", (clause,))
    assert link.similarity < 1


def test_a_split_clause_keeps_its_words(harbour):
    clause = harbour.clauses[4]
    first, second = clause.text[:42].strip(), clause.text[42:].strip()
    parts = (replace(clause, text=first), replace(clause, text=second))
    link = only(align(harbour, with_clauses(without(harbour, 4, 5), 4, *parts)))
    assert (link.kind, link.before, link.after) == ("split", (clause,), parts)
    assert link.similarity == 1


def test_a_merged_clause_says_which_clauses_it_holds(harbour):
    joined = replace(harbour.clauses[8], text=" ".join(c.text for c in harbour.clauses[8:11]))
    link = only(align(harbour, with_clauses(without(harbour, 8, 11), 8, joined)))
    assert (link.kind, link.before, link.after) == ("merged", harbour.clauses[8:11], (joined,))
    assert link.similarity == 1


def test_parts_are_recognised_though_a_word_of_them_changed(harbour):
    joined = " ".join(c.text for c in harbour.clauses[8:11]).replace("ten years", "six years")
    merged = replace(harbour.clauses[8], text=joined)
    link = only(align(harbour, with_clauses(without(harbour, 8, 11), 8, merged)))
    assert (link.kind, link.before) == ("merged", harbour.clauses[8:11])
    assert link.similarity < 1


def test_a_list_that_became_a_paragraph_keeps_its_letters_as_words(policy):
    lead = "You may reach us about any of these matters in the following three ways:"
    items = ("by letter to the harbour office", "by telephone at noon", "in person on the quay")
    labelled = tuple(
        Clause(text, "item", label=f"({letter})") for letter, text in zip("abc", items, strict=True)
    )
    before = Policy((Clause(lead), *labelled))
    after = policy(lead + "".join(f" ({c.label.strip('()')}) {c.text};" for c in labelled))
    link = only(align(before, after))
    assert (link.kind, link.similarity) == ("merged", 1)


def test_repeated_headings_stay_with_what_they_head(policy):
    before = policy("Purpose", "To moor your boat at berth twelve.", "Purpose", "To send invoices.")
    inserted = ("Purpose", "To heat the clubhouse in winter, when members vote for it.")
    texts = [clause.text for clause in before.clauses]
    comparison = align(before, policy(*texts[:2], *inserted, *texts[2:]))
    assert kinds(comparison) == {"added": 2}


def test_a_nearly_equal_neighbour_does_not_take_the_place_of_the_original(harbour):
    clause = harbour.clauses[5]
    twin = replace(clause, text=clause.text.replace("boat", "bicycle"))
    link = only(align(harbour, with_clauses(harbour, 5, twin)))
    assert (link.kind, link.after) == ("added", (twin,))


def test_a_short_item_that_left_one_list_and_came_to_another_did_not_move(policy):
    never = "What we never share, whatever anybody may offer us for it, on any day of the year:"
    always = "What we do share with the sailmakers, the chandlers and the insurers of the port:"
    before = Policy(
        (Clause(never), Clause("Your address", path=("Never",)), Clause(always)), language="en"
    )
    after = Policy(
        (Clause(never), Clause(always), Clause("Your address", path=("Always",))), language="en"
    )
    assert kinds(align(before, after)) == {"removed": 1, "added": 1}


def test_clauses_in_two_languages_are_no_pair():
    before = Policy((Clause("Ostenz Marina Card Service Berth Plus", language="en"),))
    after = Policy((Clause("Ostenz Marina Card Servicio Amarre Más", language="es"),))
    assert kinds(align(before, after)) == {"removed": 1, "added": 1}


def test_nothing_is_the_same_as_nothing():
    assert align(Policy(()), Policy(())).links == ()


def test_all_that_a_policy_says_may_go(harbour):
    comparison = align(harbour, Policy(()))
    assert kinds(comparison) == {"removed": len(harbour.clauses)}
    assert comparison.whole == "same document"
