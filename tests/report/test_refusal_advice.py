"""A page that is not the policy is told with its reason and with what to do."""

from __future__ import annotations

from typing import get_args

import pytest

from monitor.errors import NotAPolicy, NotAPolicyReason
from monitor.report.refusal_advice import WHAT_TO_DO, trouble_of


@pytest.mark.parametrize("reason", get_args(NotAPolicyReason))
def test_every_reason_says_what_was_seen_and_what_to_do(reason: NotAPolicyReason) -> None:
    trouble = trouble_of(NotAPolicy(reason, "what was seen"))
    assert "what was seen" in trouble.detail
    assert reason in f"{trouble.kind}: {trouble.detail}"
    assert trouble.detail.endswith(WHAT_TO_DO[reason])


def test_a_reason_that_is_the_kind_is_not_said_twice() -> None:
    trouble = trouble_of(NotAPolicy("half a page", "the page ends inside <div>"))
    assert trouble.kind == "half a page"
    assert trouble.detail == "the page ends inside <div>; it is read again later"
