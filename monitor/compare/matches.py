"""The clauses matched so far, and the gaps that the next stage may search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from monitor.compare.chain import Pair


@dataclass(frozen=True, slots=True)
class Group:
    """A split or merged clause: the indexes on either side, ascending."""

    before: tuple[int, ...]
    after: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """The unmatched clauses between two neighbouring pairs of the spine: indexes on either side."""

    before: tuple[int, ...]
    after: tuple[int, ...]


@dataclass(frozen=True)
class Matches:
    """Matched clauses, each in one match only."""

    spine: tuple[Pair, ...] = ()
    """Pairs that keep one order on both sides."""
    moved: tuple[Pair, ...] = ()
    """Pairs out of that order."""
    groups: tuple[Group, ...] = ()
    """Split and merged clauses."""

    @cached_property
    def after_of(self) -> dict[int, int]:
        """Old index → new index, for clauses with exactly one partner."""
        return dict((*self.spine, *self.moved))

    @cached_property
    def before_of(self) -> dict[int, int]:
        """New index → old index, for clauses with exactly one partner."""
        return {after: before for before, after in self.after_of.items()}

    @cached_property
    def used_before(self) -> frozenset[int]:
        """The indexes of matched old clauses."""
        return frozenset(self.after_of).union(*(group.before for group in self.groups))

    @cached_property
    def used_after(self) -> frozenset[int]:
        """The indexes of matched new clauses."""
        return frozenset(self.before_of).union(*(group.after for group in self.groups))

    def free_before(self, size: int) -> tuple[int, ...]:
        """Return the indexes of unmatched old clauses, of `size` in all."""
        return tuple(n for n in range(size) if n not in self.used_before)

    def free_after(self, size: int) -> tuple[int, ...]:
        """Return the indexes of unmatched new clauses, of `size` in all."""
        return tuple(n for n in range(size) if n not in self.used_after)

    def gaps(self, before_size: int, after_size: int) -> Iterator[Gap]:
        """Yield the gaps of the spine in which both sides have unmatched clauses."""
        start_before = start_after = 0
        for before, after in (*self.spine, (before_size, after_size)):
            if before > start_before and after > start_after:
                gap = Gap(
                    tuple(n for n in range(start_before, before) if n not in self.used_before),
                    tuple(n for n in range(start_after, after) if n not in self.used_after),
                )
                if gap.before and gap.after:
                    yield gap
            start_before, start_after = before + 1, after + 1

    def gaps_beside_moves(self, before_size: int, after_size: int) -> Iterator[Gap]:
        """Yield the unmatched clauses directly after each moved pair, then those directly before it."""
        for before, after in sorted(self.moved):
            if self._is_hemmed_in(before, after):
                continue
            behind = Gap(
                tuple(_free(range(before + 1, before_size), self.used_before)),
                tuple(_free(range(after + 1, after_size), self.used_after)),
            )
            ahead = Gap(
                tuple(_free(range(before - 1, -1, -1), self.used_before))[::-1],
                tuple(_free(range(after - 1, -1, -1), self.used_after))[::-1],
            )
            yield from (gap for gap in (behind, ahead) if gap.before and gap.after)

    def _is_hemmed_in(self, before: int, after: int) -> bool:
        """Return whether each clause beside a pair is matched, on one side at least."""
        return all(
            before + step in self.used_before or after + step in self.used_after for step in (1, -1)
        )


def _free(places: Iterable[int], used: frozenset[int]) -> Iterator[int]:
    return takewhile(lambda place: place not in used, places)
