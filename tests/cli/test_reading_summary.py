"""A page read once is summed up in one line, and as JSON."""

from __future__ import annotations

from monitor.cli.reading_summary import summary_json, summary_line, title_of
from monitor.model import Clause, Policy, PrintedDate, Trouble

WALL = Trouble("wall", "bot wall: the page says “just a moment”")
READ = Policy(
    (Clause("Privacy policy", kind="heading"), Clause("We keep your data for 12 months.")),
    (PrintedDate("2025-06", "updated", "June 2025"),),
    "en",
    title="Policy",
)


def test_a_policy_is_summed_up_by_words_clauses_date_and_language() -> None:
    assert summary_line(READ) == "9 words in 2 clauses, dated 2025-06 (“June 2025”), language en"
    assert summary_json(READ) == {
        "title": "Policy", "words": 9, "clauses": 2, "last_updated": "2025-06", "language": "en",
    }  # fmt: skip


def test_a_page_that_cannot_be_read_gives_its_reason() -> None:
    assert summary_line(WALL) == WALL.detail
    assert summary_json(WALL) == {"problem": "wall", "detail": WALL.detail}
    assert title_of(WALL) == ""
