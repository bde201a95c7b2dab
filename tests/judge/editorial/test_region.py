"""Spellings changed throughout show another region; short replacements then belong to it."""

from __future__ import annotations

from monitor.judge.editorial.region import localised, region_changed
from monitor.judge.editorial.rule_context import Run
from monitor.judge.editorial.unexplained_edits import UnexplainedEdits

SPELLED = UnexplainedEdits((), ("regional spelling",))
REPLACED = UnexplainedEdits((Run(("postcode",), ("postal", "code")),), ())


def test_ten_clauses_and_half_of_the_changes_show_another_region() -> None:
    assert region_changed([SPELLED] * 10, 20)
    assert not region_changed([SPELLED] * 9, 9)
    assert not region_changed([SPELLED] * 10, 21)


def test_a_clause_with_other_edits_does_not_count() -> None:
    mixed = UnexplainedEdits(REPLACED.runs, ("regional spelling",))
    assert not region_changed([SPELLED] * 9 + [mixed], 10)


def test_short_replacements_are_localisation_unless_they_state_a_fact() -> None:
    assert localised(REPLACED)
    assert localised(SPELLED)
    assert not localised(UnexplainedEdits((Run(("postcode",), ("not", "postcode")),), ()))
    assert not localised(UnexplainedEdits((Run(("a",) * 5, ("b",)),), ()))
