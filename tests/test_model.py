"""A report says whether somebody must be told, and whether the printed date told it too."""

from __future__ import annotations

import pytest

from monitor.model import Change, DateChange, DateState, Report, Severity


def report(severity: Severity | None, state: DateState) -> Report:
    changes = (
        () if severity is None else (Change("reworded", "c", (), "a", "b", severity=severity),)
    )
    return Report(changes, DateChange(state))


@pytest.mark.parametrize(
    ("severity", "state", "alert", "unannounced", "silent"),
    [
        ("high", "unchanged", True, True, True),
        ("high", "moved", True, False, False),
        ("high", "absent", True, True, None),
        ("high", "appeared", True, False, False),
        ("editorial", "unchanged", False, False, False),
        ("editorial", "absent", False, False, None),
        ("editorial", "moved", True, False, False),
        (None, "unchanged", False, False, False),
    ],
)
def test_an_edit_is_silent_where_a_printed_date_stayed(
    severity: Severity | None, state: DateState, alert: bool, unannounced: bool, silent: bool | None
) -> None:
    told = report(severity, state)
    assert (told.alert, told.unannounced, told.silent) == (alert, unannounced, silent)


def test_each_change_is_told_or_editorial() -> None:
    changes = report("low", "absent").changes + report("editorial", "absent").changes
    both = Report(changes, DateChange("absent"))
    assert (both.told, both.editorial) == (changes[:1], changes[1:])
