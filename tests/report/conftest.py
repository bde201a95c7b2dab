"""A watch, two versions and a report with the traits that real changes have."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from monitor.decide.memory import VersionRef
from monitor.model import Change, DateChange, Edit, PrintedDate, Report, Signal, Watch


@pytest.fixture
def watch() -> Watch:
    return Watch(
        id="marbeck/privacy-notice",
        company="Marbeck",
        document="Privacy notice",
        url="https://marbeck.example/privacy",
    )


@pytest.fixture
def printed() -> PrintedDate:
    return PrintedDate("2025-06", "updated", "Last updated: June 2025")


@pytest.fixture
def before(printed: PrintedDate) -> VersionRef:
    return VersionRef("2026-05-01T08-00-00Z", datetime(2026, 5, 1, 8, tzinfo=UTC), printed)


@pytest.fixture
def after(printed: PrintedDate) -> VersionRef:
    return VersionRef("2026-06-01T08-00-00Z", datetime(2026, 6, 1, 8, tzinfo=UTC), printed)


@pytest.fixture
def retention() -> Change:
    return Change(
        kind="reworded",
        clause="c-retention",
        path=("Your data", "How long we keep it"),
        before="We keep order records for 12 months.",
        after="We keep order records for 24 months.",
        label_before="4.2",
        label_after="4.3",
        topics=("retention",),
        signals=(Signal("quantity", "12 months", "24 months"),),
        severity="high",
        reasons=("the period of retention grew from 12 months to 24 months",),
        wording=(
            Edit("same", "We keep order records for "),
            Edit("deleted", "12"),
            Edit("inserted", "24"),
            Edit("same", " months."),
        ),
    )


@pytest.fixture
def brokers() -> Change:
    return Change(
        kind="added",
        clause="c-brokers",
        path=("Your data", "Who receives it"),
        before=None,
        after="We may sell browsing histories to data brokers.",
        topics=("sharing",),
        severity="medium",
        reasons=("a new recipient",),
        wording=(Edit("inserted", "We may sell browsing histories to data brokers."),),
    )


@pytest.fixture
def report(retention: Change, brokers: Change, printed: PrintedDate) -> Report:
    return Report(
        changes=(retention, brokers),
        date_change=DateChange("unchanged", printed, printed),
        summary="Records are kept for 24 months instead of 12, and one clause was added.",
        language="en",
    )
