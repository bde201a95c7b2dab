"""Lines that change from visit to visit are dropped wherever they stand."""

from __future__ import annotations

import pytest

from monitor.segment import segment
from tests.extract.sample_pages import CLAUSES, amid, page, read, texts


@pytest.mark.parametrize(
    "line",
    [
        "Rated 4.7/5 based on 5,242 reviews",
        "67 people are viewing this page right now",
        "Sale ends in 08:35:29",
        "Page generated on 3 October 2026 at 16:58",
        "Generated in 0.365 seconds",
        "Today is Monday, 2 November 2026",
        "Retrieved from https://wiki.example/index.php?title=Privacy&oldid=15306",
        "Written by Sam",
        "Your consent ID: GmsPbnRVQ== Consent date: Sunday, 3 October 2026",
        "Die Cookie-Erklärung wurde das letzte Mal am 28.7.26 von Cookiebot aktualisiert:",
        "Avez-vous trouvé cette page utile ? Oui Non",
    ],
)
def test_more_lines_that_move_by_themselves(line: str) -> None:
    assert texts(read(amid(f"<p>{line}</p>"))) == texts(read(amid("")))


def test_a_cell_that_says_no_is_no_control() -> None:
    table = "<table><tr><td>Biometric information</td><td>No</td></tr></table>"
    assert "Biometric information | No" in texts(read(amid(table)))


def test_the_date_beside_a_link_to_former_versions_is_the_documents() -> None:
    line = "<p>Effective March 31, 2024 | <a href=/archive>Archived versions</a> | <a href=/pdf>Download PDF</a></p>"
    policy = segment(read(page(f"<h1>Privacy Policy</h1>{line}{CLAUSES}")))
    assert policy.clauses[1].text == "Effective March 31, 2024"
    assert policy.last_updated is not None
    assert policy.last_updated.value == "2024-03-31"


def test_a_byline_keeps_its_date_and_loses_its_reading_time() -> None:
    inside = f"<h1>Privacy Policy</h1><p>Dana Field · March 3, 2025 · 5 min read</p>{CLAUSES}"
    assert texts(read(page(inside)))[1] == "Dana Field · March 3, 2025"


def test_versions_listed_by_bare_dates_are_no_clauses() -> None:
    inside = f"<h1>Privacy Policy</h1>{CLAUSES}<div>24 Nov 2021</div><div>28 Oct 2021</div><p>End of the policy.</p>"
    assert not any("2021" in text for text in texts(read(page(inside))))


@pytest.mark.parametrize(
    "line",
    [
        "© 2024 Ostenz may not sell your photos", "Your session expires after 30 minutes.", "Votre session expire après 30 minutes.",
        "30 customers have access to your recordings.", "30 clients ont accès à vos photos.", "Copyright 2024 Ostenz: users must not copy it",
    ],
)  # fmt: skip
def test_a_line_that_states_something_is_a_clause(line: str) -> None:
    assert line in texts(read(page(f"<h1>Privacy Policy</h1>{CLAUSES}<p>{line}</p>{CLAUSES}")))
