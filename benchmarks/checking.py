"""Measure the cost of finding that nothing changed: this program and its peers on the same pages."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.process_cost import Cost, cost_of
from benchmarks.programs import Ours, Program, peers
from benchmarks.site.server import Site, serving
from benchmarks.table import table

WATCHES: Final = 300
FEW: Final = 30
RUNS: Final = 2
"""Measured runs after the first, which only stores the pages; the cheapest counts."""

EXPLAINED: Final = """\
{watches} pages of about 75 kB on 20 local hosts. Nonces, class names and the like differ at every
fetch, the words stay. The first run learns the pages; the cheaper of the next {runs} counts: all
processes, user and system time, start-up included. The last column is what one more watch costs,
from the difference between {watches} and {few} watches: a daemon starts only once.
"""
HEADINGS: Final = ("program", "pages", "CPU per check", "checks per second", "without start-up")


@dataclass(frozen=True, slots=True)
class Checked:
    """One program on one kind of pages."""

    program: str
    pages: str
    many: Cost
    few: Cost

    @property
    def cpu(self) -> float:
        """Seconds of processor time per check."""
        return self.many.cpu / WATCHES

    @property
    def marginal(self) -> float:
        """Seconds of processor time for one more watch, without start-up."""
        return (self.many.cpu - self.few.cpu) / (WATCHES - FEW)

    @property
    def row(self) -> tuple[str, ...]:
        """The row of the table."""
        speed = f"{WATCHES / self.many.wall:.0f}"
        return self.program, self.pages, _ms(self.cpu), speed, _ms(self.marginal)


def measure() -> tuple[Checked, ...]:
    """Measure this program and its peers, and this program alone where the server answers 304."""
    with serving() as site:
        programs: tuple[Program, ...] = (Ours(), *peers())
        fresh = [_checked(program, site, "tokens differ", "") for program in programs]
        return (*fresh, _checked(Ours(), site, "304", "same/"))


def section(results: Sequence[Checked]) -> str:
    """Return the section of the report."""
    words = EXPLAINED.format(watches=WATCHES, few=FEW, runs=RUNS)
    return f"## Unchanged pages\n\n{words}\n{table(HEADINGS, [r.row for r in results])}"


def _checked(program: Program, site: Site, pages: str, path: str) -> Checked:
    costs = [_cost(program, site, path, number) for number in (WATCHES, FEW)]
    return Checked(program.name, pages, *costs)


def _cost(program: Program, site: Site, path: str, number: int) -> Cost:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        urls = [site.url(n, f"{path}{n}") for n in range(number)]
        command = program.prepare(folder, urls)
        own = {"HOME": name, "XDG_CONFIG_HOME": name}
        first, *later = [cost_of(command, folder, own) for _ in range(1 + RUNS)]
        fetched = sum(site.seen().fetches.values())
    if fetched != number * (1 + RUNS) or any(cost.code for cost in later):
        raise RuntimeError(f"{program.name} fetched {fetched} pages: {first.said}")
    return min(later, key=lambda cost: cost.cpu)


def _ms(seconds: float) -> str:
    return f"{1000 * seconds:.1f} ms"
