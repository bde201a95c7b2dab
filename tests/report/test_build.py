"""A judgement becomes a report: gravest first, with its date and its sentence."""

from __future__ import annotations

from dataclasses import replace

from monitor import compare
from monitor.model import SEVERITIES, Clause, Policy, PrintedDate, Reason
from monitor.report.build import worded


def policy(*lines: str, date: str | None = None) -> Policy:
    dates = (PrintedDate(date, "updated", f"Updated {date}"),) if date else ()
    return Policy(tuple(Clause(line) for line in lines), dates, "en")


HOUSE = "The keys of the cupboard hang beside the door of the smaller room."


def test_changes_stand_gravest_first() -> None:
    report = compare(
        policy("We recieve letters in the morning and read them.", "Nobody knocks at the back door.", HOUSE),
        policy("We receive letters in the morning and read them.", HOUSE, "We sell your data to brokers."),
    )  # fmt: skip
    weights = [SEVERITIES.index(change.severity) for change in report.changes]
    assert weights == sorted(weights, reverse=True)
    assert report.changes[0].after == "We sell your data to brokers."


def test_the_report_alerts_and_says_that_the_edit_was_silent() -> None:
    report = compare(
        policy("Answers come within 5 days.", HOUSE, date="2025-01-01"),
        policy("Answers come within 9 days.", HOUSE, date="2025-01-01"),
    )
    assert (report.alert, report.silent, report.date_change.state) == (True, True, "unchanged")
    assert "did not move" in report.summary


def test_a_moved_date_alone_is_an_alert_of_severity_low() -> None:
    report = compare(policy(HOUSE, date="2025-01-01"), policy(HOUSE, date="2025-06-01"))
    assert (report.alert, report.severity, report.changes) == (True, "low", ())


def test_a_rewritten_document_is_said_once_and_weighs_at_least_medium() -> None:
    old = [
        f"The {word} hang beside the door of the room on the floor {n}."
        for n, word in enumerate(("keys", "coats", "hats", "bags", "maps"))
    ]
    new = [
        f"Artificial intelligence decides who of our {word} pays fees."
        for word in ("guests", "members", "sellers", "drivers", "hosts")
    ]
    report = compare(policy(*old), policy(*new))
    (change,) = report.changes
    assert (change.kind, report.whole) == ("rewritten", "rewritten")
    assert change.severity in ("medium", "high")
    assert any("now speaks of" in reason for reason in change.reasons)


def test_what_is_editorial_raises_no_alert_and_is_kept() -> None:
    report = compare(
        policy("Our organisation answers letters.", HOUSE),
        policy("Our organization answers letters.", HOUSE),
    )
    (change,) = report.changes
    assert (report.alert, change.severity, change.reasons) == (
        False,
        "editorial",
        ("British or American spelling",),
    )


def test_words_written_anew_tell_the_reasons_that_joined_since() -> None:
    report = compare(policy(HOUSE), policy(HOUSE, "We sell your data to brokers."))
    (change,) = report.changes
    judged = replace(change, why=(*change.why, Reason("reverted")))
    again = worded(replace(report, changes=(judged,), summary=""))
    assert again.changes[0].reasons == (
        *change.reasons,
        "reverted: an earlier change is taken back",
    )
    assert again.summary == report.summary


def test_the_english_reasons_are_the_words_of_the_codes() -> None:
    report = compare(
        policy("Answers come within 5 days.", "Our organisation answers letters.", HOUSE),
        policy("Answers come within 9 days.", "Our organization answers letters.", HOUSE),
    )
    assert [(c.why, c.reasons) for c in report.changes] == [
        ((Reason("signal", "quantity", "5", "9", "days"),), ("5 → 9 days",)),
        ((Reason("regional spelling"),), ("British or American spelling",)),
    ]
