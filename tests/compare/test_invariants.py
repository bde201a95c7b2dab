"""What holds for any two readings."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from monitor.compare.align import align
from monitor.model import Clause, Policy

_WORDS = ("berth", "boat", "data", "keep", "may", "no", "our", "share", "tide", "we", "you", "30")
_texts = st.lists(st.sampled_from(_WORDS), min_size=0, max_size=14).map(" ".join)
_clauses = st.builds(
    Clause,
    text=_texts,
    kind=st.sampled_from(("heading", "paragraph", "item")),
    path=st.sampled_from(((), ("Rights",), ("Rights", "Access"))),
    label=st.sampled_from(("", "1.", "(a)")),
    language=st.sampled_from(("", "en", "fr")),
)


@st.composite
def policies(draw) -> Policy:
    clauses = draw(st.lists(_clauses, max_size=14))
    marked = tuple(replace(clause, id=str(n)) for n, clause in enumerate(clauses))
    return Policy(marked, language=draw(st.sampled_from(("", "en"))))


@st.composite
def two_readings(draw) -> tuple[Policy, Policy]:
    """The second holds clauses of the first, some reworded, in any order, and others."""
    before = draw(policies())
    taken = draw(st.lists(st.sampled_from(before.clauses), max_size=12)) if before.clauses else []
    others = draw(st.lists(_clauses, max_size=5))
    clauses = draw(st.permutations([*taken, *others]))
    marked = tuple(replace(clause, id=str(n)) for n, clause in enumerate(clauses))
    return before, Policy(marked, language=before.language)


@given(policies())
def test_a_reading_compared_with_itself_is_the_same_throughout(policy):
    comparison = align(policy, policy)
    assert all(link.kind == "same" for link in comparison.links)
    assert all(link.before == link.after for link in comparison.links)
    assert comparison.matched == 1


@given(two_readings())
def test_every_clause_of_both_readings_is_in_exactly_one_link(readings):
    before, after = readings
    links = align(before, after).links
    assert Counter(c.id for link in links for c in link.before) == Counter(
        c.id for c in before.clauses
    )
    assert Counter(c.id for link in links for c in link.after) == Counter(
        c.id for c in after.clauses
    )


@given(two_readings())
def test_read_in_order_the_links_give_the_new_reading(readings):
    before, after = readings
    comparison = align(before, after)
    if comparison.whole != "same document":
        return
    single = [link.after[0] for link in comparison.links if len(link.after) == 1]
    assert [int(c.id) for c in single] == sorted(int(c.id) for c in single)


@given(two_readings())
def test_applying_the_links_to_the_old_reading_gives_the_new(readings):
    before, after = readings
    built = dict.fromkeys(range(len(after.clauses)), Clause(""))
    for link in align(before, after).links:
        kept = link.kind in ("same", "moved", "renumbered")
        for clause in link.after:
            words = link.before[0].text if kept else clause.text
            built[int(clause.id)] = replace(clause, text=words)
    assert tuple(built.values()) == after.clauses


@given(two_readings())
def test_changing_sides_changes_added_and_removed(readings):
    """Of repeated texts any may be the one that came or went: here none is repeated."""
    before, after = map(without_repetitions, readings)
    forth, back = align(before, after), align(after, before)
    assert forth.whole == back.whole
    if all(link.kind in ("same", "moved", "added", "removed") for link in forth.links):
        counts = Counter(link.kind for link in forth.links)
        returned = Counter(link.kind for link in back.links)
        assert counts["added"] == returned["removed"]
        assert counts["removed"] == returned["added"]


def without_repetitions(policy: Policy) -> Policy:
    return replace(policy, clauses=tuple({c.text: c for c in policy.clauses}.values()))


@given(policies(), st.randoms(use_true_random=False))
def test_typography_and_link_targets_change_nothing(policy, chance):
    table = [str.maketrans({" ": "\u00a0"}), str.maketrans({"a": "a\u00ad"}), {}]
    clauses = tuple(
        replace(c, text=c.text.translate(chance.choice(table)), links=("https://other.example/",))
        for c in policy.clauses
    )
    comparison = align(policy, replace(policy, clauses=clauses))
    assert all(link.kind == "same" for link in comparison.links)


@given(policies())
def test_numbers_alone_renumber_and_never_reword(policy):
    clauses = tuple(replace(c, label=f"{n + 100}.") for n, c in enumerate(policy.clauses))
    links = align(policy, replace(policy, clauses=clauses)).links
    assert all(link.kind == "renumbered" for link in links)
