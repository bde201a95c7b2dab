"""A budget is spent by counted steps."""

from __future__ import annotations

from monitor.compare.budget import Budget


def test_a_budget_allows_as_many_steps_as_it_has() -> None:
    budget = Budget(3)
    seen = [(budget.spend(1), budget.spent) for _ in range(4)]
    assert seen == [(True, False), (True, False), (True, True), (False, True)]
