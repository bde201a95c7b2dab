"""A checkpoint fails where the log is not what it was, and nowhere else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from monitor.transparency.audit import Audit, audit
from monitor.transparency.checkpoint import Checkpoint, signed
from monitor.transparency.merkle import Tree, leaf_hash
from monitor.transparency.signed_note import Signer

SIGNER = Signer.generate("policy-monitor/test")
ENTRIES = st.lists(st.binary(max_size=2), max_size=12)


def note(entries: list[bytes], signer: Signer = SIGNER) -> str:
    tree = Tree()
    for entry in entries:
        tree.append(leaf_hash(entry))
    return signed(Checkpoint(SIGNER.name, tree.size, tree.root), signer)


@given(ENTRIES, st.data())
def test_a_log_that_grew_contradicts_no_checkpoint(
    entries: list[bytes], data: st.DataObject
) -> None:
    sizes = data.draw(st.lists(st.integers(0, len(entries)), max_size=4))
    notes = [(f"{place}", note(entries[:size])) for place, size in enumerate(sizes)]
    assert not list(audit(entries, notes, SIGNER.verifier))


@given(ENTRIES.filter(bool), st.data())
def test_the_checkpoints_behind_a_rewritten_entry_fail_and_no_others(
    entries: list[bytes], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(entries) - 1))
    forged = [*entries[:place], entries[place] + b"x", *entries[place + 1 :]]
    notes = [(f"{size}", note(entries[:size])) for size in range(len(entries) + 1)]
    failed = {int(name) for name, _ in audit(forged, notes, SIGNER.verifier)}
    assert failed == set(range(place + 1, len(entries) + 1))


@given(ENTRIES.filter(bool), st.data())
def test_the_checkpoints_behind_the_end_of_a_cut_log_fail(
    entries: list[bytes], data: st.DataObject
) -> None:
    left = data.draw(st.integers(0, len(entries) - 1))
    notes = [(f"{size}", note(entries[:size])) for size in range(len(entries) + 1)]
    failed = dict(audit(entries[:left], notes, SIGNER.verifier))
    assert set(map(int, failed)) == set(range(left + 1, len(entries) + 1))
    assert all(
        text == f"the log was cut: it had {size} entries and has {left}"
        for size, text in failed.items()
    )


def test_the_signature_of_another_key_fails() -> None:
    notes = [("old", note([], Signer.generate(SIGNER.name))), ("none", "")]
    failed = dict(audit([], notes, SIGNER.verifier))
    assert failed.keys() == {"old", "none"}
    assert all("not signed by this log's key" in text for text in failed.values())


def test_two_checkpoints_of_one_size_are_both_compared() -> None:
    notes = [("a", note([b"a"])), ("b", note([b"b"]))]
    assert [name for name, _ in audit([b"a"], notes, SIGNER.verifier)] == ["b"]


def test_the_head_is_that_of_the_entries_so_far() -> None:
    comparison = Audit(SIGNER.verifier)
    comparison.append(b"a")
    assert signed(comparison.head, SIGNER) == note([b"a"])
