"""Floors of the alignment's quality, over made-up policies edited by chance.

The real figures come from `python -m benchmarks.alignment`; only a deliberate edit lowers these.
"""

from __future__ import annotations

import random
import time

import pytest

from benchmarks.alignment import WORDLESS, measure, shown_as_reworded
from benchmarks.mutations import Mutator
from monitor.compare.align import align
from monitor.model import Clause, Policy


def made_up(seed: int, sections: int = 14) -> Policy:
    """Sections of paragraphs and list items; common words are common, as in any language."""
    chance = random.Random(seed)
    syllables = ("ba", "co", "du", "fen", "gil", "har", "jo", "kem", "lur", "mi", "nos", "pra")
    lexicon = ["".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(900)]
    ranks = [1 / rank for rank in range(1, len(lexicon) + 1)]

    def sentence(least: int, most: int) -> str:
        return " ".join(chance.choices(lexicon, ranks, k=chance.randint(least, most))).capitalize()

    clauses: list[Clause] = []
    for number in range(sections):
        heading = sentence(2, 5)
        clauses.append(Clause(heading, "heading", (), f"{number + 1}.", 2))
        clauses += [
            Clause(f"{sentence(8, 70)}.", path=(heading,)) for _ in range(chance.randint(2, 5))
        ]
        clauses += [
            Clause(f"{sentence(2, 14)};", "item", (heading,), level=1)
            for _ in range(chance.randint(0, 5))
        ]
    return Policy(tuple(clauses), language="en")


@pytest.fixture(scope="module")
def policies() -> list[Policy]:
    return [made_up(seed) for seed in range(8)]


@pytest.mark.parametrize(
    ("edits", "precision", "recall", "changed"),
    [(5, 0.999, 0.999, 0.98), (20, 0.999, 0.995, 0.98), (60, 0.998, 0.985, 0.96)],
)
def test_links_are_found_and_true(policies, edits, precision, recall, changed):
    score = measure(policies, edits, cases=2)
    assert score.precision >= precision
    assert score.recall >= recall
    assert score.changed_recall >= changed


@pytest.mark.parametrize("name", WORDLESS)
def test_what_touches_no_word_is_never_shown_as_reworded(policies, name):
    assert shown_as_reworded(policies, WORDLESS[name]) == 0


def test_a_very_large_document_takes_about_a_second():
    large = Policy(tuple(c for seed in range(3) for c in made_up(seed, 420).clauses))
    mutant = Mutator(large, large.clauses, 0).mutate(100)
    start = time.process_time()
    align(mutant.before, mutant.after)
    assert len(large.clauses) > 8_000
    assert time.process_time() - start < 4
