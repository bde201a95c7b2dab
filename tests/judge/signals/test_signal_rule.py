"""A finder reads running text, and quotes few atoms as they are printed."""

from __future__ import annotations

from monitor.compare.atoms import changed_atoms
from monitor.judge.judge_context import PolicyIndex
from monitor.judge.signals.signal_rule import MOST_QUOTED, Differences, quoted
from monitor.model import Policy


def test_the_sentences_of_each_side_are_read_as_one_text() -> None:
    before, after = ("We read.", "We write."), ("We sing.",)
    differences = Differences(
        before, after, changed_atoms("", "", "en"), "en", PolicyIndex(Policy(()))
    )
    assert differences.texts == ("We read. We write.", "We sing.")


def test_a_quotation_names_each_atom_once_and_few_of_them() -> None:
    lasting = changed_atoms("", "5 days, 5 days, 6 days, 7 days, 8 days, 9 days", "en")
    atoms = lasting.of("quantity").come
    assert len(atoms) > MOST_QUOTED
    assert quoted(atoms) == "5 days, 6 days, 7 days"
    assert quoted(()) == ""
