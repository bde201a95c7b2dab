"""Entries in lists of former versions are told from the document's own date."""

from __future__ import annotations

from monitor.dates.archives import archived_lines
from tests.growth import growth


def archived(*lines: str, fresh: str = "last updated") -> list[int]:
    """The indexes of the archived lines; every line with a digit holds a date."""
    dated = [index for index, line in enumerate(lines) if any(map(str.isdigit, line))]
    return sorted(archived_lines(lines.__getitem__, dated, lambda line: line.startswith(fresh)))


def test_entries_below_a_heading_are_archived():
    assert archived("policy", "previous versions", "1 may 2018", "3 june 2019") == [2, 3]


def test_the_last_update_beside_a_list_is_not():
    assert archived("previous versions", "last updated 4 june 2020", "1 may 2018") == [2]


def test_three_lines_that_differ_in_the_date_only_are_a_list_without_a_heading():
    assert archived("version of 1 may 2018", "version of 3 june 2019", "version of 8 july 2020") == [0, 1, 2]  # fmt: skip


def test_two_are_none():
    assert archived("version of 1 may 2018", "version of 3 june 2019") == []


def test_far_from_the_heading_nothing_is_an_entry():
    lines = ("previous versions", "a", "b", "c", "d", "1 may 2018")
    assert archived(*lines) == []


def test_a_long_line_is_no_entry():
    assert archived("previous versions", "1 may 2018 " + "words " * 40) == []


def test_a_long_list_takes_linear_time():
    def listed(size: int) -> None:
        archived_lines(lambda _: "version of 1 may 2018", range(size), lambda _: False)

    assert growth(listed, 2_000) < 24
