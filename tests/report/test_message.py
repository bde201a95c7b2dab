"""A message says what happened to which watch, in the reader's language."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from monitor.decide.memory import Problem
from monitor.model import Watch
from monitor.report.message import About, problem_of, recovered_of

SINCE = datetime(2026, 5, 31, 7, tzinfo=UTC)
AT = datetime(2026, 6, 1, 8, tzinfo=UTC)


def test_a_problem_is_told_with_its_kind_and_time(watch: Watch) -> None:
    about = About.of(watch)
    wall = Problem("wall", "The site asks for a captcha.", SINCE)
    assert problem_of(about, wall, AT, "en").summary == (
        "Marbeck, Privacy notice: cannot be read (wall) since 31 May 2026, 07:00 UTC"
    )
    assert problem_of(about, wall, AT, "fr").summary == (
        "Marbeck, Privacy notice : lecture impossible (barrage) depuis le 31 mai 2026 à 07:00 UTC"
    )
    assert recovered_of(about, wall, AT, "en").summary == (
        "Marbeck, Privacy notice: read again since 1 June 2026, 08:00 UTC, "
        "after wall since 31 May 2026, 07:00 UTC"
    )


@pytest.mark.parametrize(("kind", "says"), [("delivery", "delivered"), ("gone", "cannot be read")])
def test_an_undelivered_alert_is_not_told_as_an_unread_page(
    watch: Watch, kind: str, says: str
) -> None:
    trouble = Problem(kind, "410", SINCE)
    assert says in problem_of(About.of(watch), trouble, AT, "en").summary
