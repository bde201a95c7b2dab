"""A page with more clauses than are compared is refused with the reason."""

from __future__ import annotations

import pytest

import monitor
from monitor.errors import NotAPolicy
from monitor.extract.clause_limit import MOST_CLAUSES

HEAD = "<h1>Privacy policy</h1><p>We collect personal data to provide the service to you.</p>"


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (f"<html><body>{HEAD}{'<p>No sale.</p>' * (MOST_CLAUSES + 1)}</body></html>", "text/html"),
        (
            f"<html><body>{HEAD}<table>{'<tr><td>a</td><td>b</td></tr>' * (MOST_CLAUSES + 1)}</table></body></html>",
            "text/html",
        ),
        ("Privacy policy\n\n" + "No sale.\n\n" * (MOST_CLAUSES + 1), "text/plain"),
    ],
    ids=("paragraphs", "rows", "plain text"),
)
def test_too_many_clauses_are_refused_by_name(body: str, content_type: str) -> None:
    with pytest.raises(NotAPolicy) as refused:
        monitor.read(body.encode(), "https://example.org/", content_type)
    assert refused.value.reason == "unreadable"
    assert "at most 20,000 are compared" in refused.value.detail
