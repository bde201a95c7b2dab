"""Measure precision and recall of clause alignment: `python -m benchmarks.alignment FOLDER…`

Reads every Markdown or text file below the folders, edits each at random (`mutations.py`) and
compares the links found with the true links. `comparing.md` explains the figures.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from rapidfuzz import fuzz, process

from benchmarks.mutations import Mutant, Mutator, renumbered, retargeted, retypeset, shuffled
from monitor import NotAPolicy, read
from monitor.compare.align import align
from monitor.model import Clause, Comparison, Policy
from monitor.text.canonical import canonical

EDITS: Final = (5, 20, 60)
_FEWEST_CLAUSES: Final = 15
_FOREIGN: Final = 80
_ALIKE: Final = 60
"""rapidfuzz ratio from which a clause of another document counts as a copy: policies copy each other."""

Pairs = Counter[tuple[str, str]]


@dataclass
class Score:
    """Counts of links found, true links and correct links, in all and for reworded clauses; CPU seconds."""

    found: int = 0
    true: int = 0
    right: int = 0
    changed: int = 0
    changed_right: int = 0
    missed: Counter[str] = field(default_factory=Counter)
    tried: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of the found links that are true."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of the true links that are found."""
        return self.right / self.true if self.true else 1.0

    @property
    def changed_recall(self) -> float:
        """Recall among the links whose words changed."""
        return self.changed_right / self.changed if self.changed else 1.0

    def add(self, mutant: Mutant, comparison: Comparison, seconds: float) -> None:
        """Count one comparison."""
        found, true, changed = linked(comparison), mutant.pairs(), mutant.changed_pairs()
        self.found += found.total()
        self.true += true.total()
        self.right += (found & true).total()
        self.changed += changed.total()
        self.changed_right += (found & changed).total()
        self.seconds.append(seconds)
        self._blame(mutant, found)

    def _blame(self, mutant: Mutant, found: Pairs) -> None:
        for strand in mutant.strands:
            kinds = " & ".join(sorted(strand.edits)) or "untouched"
            for source in strand.sources:
                old = mutant.before.clauses[source].text
                pair = (canonical(old), canonical(strand.clause.text))
                self.tried[kinds] += 1
                if pair not in found:
                    self.missed[kinds] += 1


def linked(comparison: Comparison) -> Pairs:
    """Return the pairs of canonical texts that a comparison links, `rewritten` links left out."""
    return Counter(
        (canonical(before.text), canonical(after.text))
        for link in comparison.links
        if link.kind != "rewritten"
        for before in link.before
        for after in link.after
    )


def measure(policies: Iterable[Policy], edits: int, cases: int) -> Score:
    """Score `cases` mutants of each policy with `edits` edits each; skip policies with fewer clauses."""
    score = Score()
    known = tuple(policy for policy in policies if len(policy.clauses) >= edits)
    for number, policy in enumerate(known):
        foreign = _foreign(known, number)
        for case in range(cases):
            mutant = Mutator(policy, foreign, number * 1_000 + case).mutate(edits)
            start = time.process_time()
            comparison = align(mutant.before, mutant.after)
            score.add(mutant, comparison, time.process_time() - start)
    return score


def _foreign(policies: tuple[Policy, ...], number: int) -> tuple[Clause, ...]:
    """Return clauses of another policy that resemble no clause of this policy."""
    own = [clause.text for clause in policies[number].clauses]
    for step in range(1, len(policies)):
        others = policies[(number + step) % len(policies)].clauses[:_FOREIGN]
        strange = tuple(c for c in others if _is_stranger(c.text, own))
        if strange:
            return strange
    return (Clause("Nothing of this stands in any other document that was read here."),)


def _is_stranger(text: str, own: list[str]) -> bool:
    return process.extractOne(text, own, scorer=fuzz.ratio, score_cutoff=_ALIKE) is None


def shown_as_reworded(policies: Iterable[Policy], edit: Callable[[Policy], Policy]) -> int:
    """Count the links other than `same`, `renumbered` and `moved` after an edit that changes no word."""
    quiet = ("same", "renumbered", "moved")
    return sum(
        link.kind not in quiet for policy in policies for link in align(policy, edit(policy)).links
    )


WORDLESS: Final[dict[str, Callable[[Policy], Policy]]] = {
    "renumbering": renumbered,
    "link targets": retargeted,
    "typography": retypeset,
    "moving": lambda policy: shuffled(policy, len(policy.clauses)),
}


def policies_in(folders: Iterable[Path]) -> Iterator[Policy]:
    """Yield every policy that can be read below the folders."""
    for folder in folders:
        for path in sorted(p for p in folder.rglob("*") if p.suffix in (".md", ".txt")):
            try:
                policy = read(
                    path.read_bytes(), f"https://example.org/{path.name}", "text/markdown"
                )
            except NotAPolicy:
                continue
            if len(policy.clauses) >= _FEWEST_CLAUSES:
                yield policy


def large(policies: Iterable[Policy], clauses: int) -> Policy:
    """Return one document of `clauses` clauses, joined from many policies."""
    joined = [clause for policy in policies for clause in policy.clauses]
    return Policy(tuple(replace(c, id="") for c in joined[:clauses]))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--most", type=int, default=128, help="policies read at most")
    parser.add_argument("--cases", type=int, default=2, help="mutants of each policy")
    parser.add_argument("--clauses", type=int, default=11_000, help="size of the large document")
    options = parser.parse_args()
    everything = list(policies_in(options.folders))
    policies = everything[:: max(1, len(everything) // options.most)][: options.most]
    print(
        f"{len(policies)} policies, {statistics.median(len(p.clauses) for p in policies)} clauses"
    )
    for edits in EDITS:
        _print(edits, measure(policies, edits, options.cases))
    for name, edit in WORDLESS.items():
        print(f"shown as reworded after {name}: {shown_as_reworded(policies, edit)}")
    _time_large(large(everything, options.clauses))


def _print(edits: int, score: Score) -> None:
    print(
        f"{edits:3} edits: precision {score.precision:.4f} recall {score.recall:.4f} "
        f"changed {score.changed_recall:.4f} median {statistics.median(score.seconds) * 1000:.1f} ms"
    )
    for kinds, missed in score.missed.most_common(8):
        print(f"      missed {missed:4} of {score.tried[kinds]:6} {kinds}")


def _time_large(policy: Policy) -> None:
    mutant = Mutator(policy, policy.clauses, 0).mutate(200)
    start = time.process_time()
    align(mutant.before, mutant.after)
    seconds = time.process_time() - start
    print(f"{len(policy.clauses)} clauses, 200 edits: {seconds:.2f} s")


if __name__ == "__main__":
    main()
