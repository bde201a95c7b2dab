"""What became of the printed date, whatever its format."""

from __future__ import annotations

import pytest

from monitor.judge.date_change import date_change, told_dates
from monitor.model import Policy, PrintedDate


def printing(value: str | None, alternative: str | None = None) -> Policy:
    if value is None:
        return Policy(())
    return Policy((), (PrintedDate(value, "updated", f"Updated {value}", alternative),))


@pytest.mark.parametrize(
    ("before", "after", "state"),
    [
        (printing(None), printing(None), "absent"),
        (printing("2025-06-01"), printing("2025-06-01"), "unchanged"),
        (printing("2025-06-01"), printing("2025-06"), "unchanged"),
        (printing("2025"), printing("2025-06-01"), "unchanged"),
        (printing("2025-04-03", "2025-03-04"), printing("2025-03-04"), "unchanged"),
        (printing("2025-06-01"), printing("2026-01-05"), "moved"),
        (printing("2025-06-01"), printing("2025-07"), "moved"),
        (printing(None), printing("2025-06-01"), "appeared"),
        (printing("2025-06-01"), printing(None), "disappeared"),
    ],
)
def test_the_state_of_the_date(before: Policy, after: Policy, state: str) -> None:
    assert date_change(before, after).state == state


def test_a_date_that_goes_on_by_a_day_while_no_word_changes_is_a_clock() -> None:
    days = printing("2025-06-30"), printing("2025-07-01")
    still = date_change(*days, words_changed=False)
    assert (still.state, still.notes) == ("unchanged", ("clock",))
    assert date_change(*days, words_changed=True).state == "moved"


def test_an_ambiguous_date_is_noted() -> None:
    assert (
        "ambiguous"
        in date_change(printing("2025-04-03", "2025-03-04"), printing("2026-01-01")).notes
    )


def test_a_date_of_effect_behind_the_update_is_noted() -> None:
    after = Policy(
        (),
        (
            PrintedDate("2025-06-01", "updated", "Updated 1 June 2025"),
            PrintedDate("2025-09-01", "effective", "Effective 1 September 2025"),
        ),
    )
    assert date_change(printing("2025-01-01"), after).notes == ("effective ahead",)


def dated(updated: str, effective: str) -> Policy:
    return Policy(
        (),
        (
            PrintedDate(updated, "updated", f"Updated {updated}"),
            PrintedDate(effective, "effective", f"Effective {effective}"),
        ),
    )


def test_a_date_of_effect_that_moves_alone_is_told() -> None:
    found = date_change(dated("2025-06-01", "2025-07-01"), dated("2025-06-01", "2025-08-01"))
    assert found.state == "moved"
    assert [d and d.value for d in (found.before, found.after)] == ["2025-07-01", "2025-08-01"]


def test_the_date_of_the_update_is_told_before_the_date_of_effect() -> None:
    found = date_change(dated("2025-06-01", "2025-07-01"), dated("2025-06-05", "2025-08-01"))
    assert found.state == "moved"
    assert found.after is not None
    assert found.after.value == "2025-06-05"


def test_values_that_both_print_and_those_of_the_change_are_told() -> None:
    before, after = dated("2025-06-01", "2025-07-01"), dated("2025-06-05", "2025-07-01")
    assert told_dates(before, after) == {"2025-06-01", "2025-06-05", "2025-07-01"}
    assert told_dates(dated("2025-06-01", "2025-07-01"), dated("2025-06-05", "2025-08-01")) == {
        "2025-06-01", "2025-06-05",
    }  # fmt: skip
