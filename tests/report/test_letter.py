"""A mail tells in its subject, shows the redline, and stays small and harmless whatever a page says."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitor.decide.memory import Problem, VersionRef
from monitor.model import Change, Reason, Report, Watch
from monitor.report import payload
from monitor.report.brief import brief
from monitor.report.letter import letter
from monitor.report.message import Changed
from monitor.report.payload_reader import parse
from monitor.report.phrases import Language

AT = datetime(2026, 6, 1, 8, 0, tzinfo=UTC)


@pytest.fixture
def changed(watch: Watch, before: VersionRef, after: VersionRef, report: Report) -> Changed:
    message = parse(payload.changed(watch, before, after, report, AT))
    assert isinstance(message, Changed)
    return message


def test_the_mail_shows_redline_dates_reasons_and_the_silent_edit(changed: Changed) -> None:
    mail = letter([changed], "legal", "en")
    for words in (
        ">12</del>",
        ">24</ins>",
        "Your data › How long we keep it",
        "4.2 → 4.3",
        "the period of retention grew",
        "Silent edit",
        "Last updated: June 2025",
        "https://marbeck.example/privacy",
    ):
        assert words in mail.html
    assert "[-12-] {+24+}" in mail.text
    assert "<del>12</del>" in mail.attachment
    assert mail.filename == "marbeck-privacy-notice-2026-06-01.html"


def test_large_changes_make_no_large_mail_and_the_file_has_them_whole(
    changed: Changed, brokers: Change
) -> None:
    long = replace(brokers, after="word " * 5000, wording=())
    many = replace(changed, report=replace(changed.report, changes=(long,) * 60))
    mail = letter([many], "legal", "en")
    assert len(mail.html.encode()) < 100_000
    assert "36 more changes in the attached redline" in mail.html
    assert "more characters in the attached redline" in mail.html
    assert mail.attachment.count("<article") == 60
    assert mail.attachment.count("word word") > 60 * 2000


def test_what_the_message_itself_left_out_is_counted(changed: Changed) -> None:
    assert (
        "7 more changes are not shown" in letter([replace(changed, omitted=7)], "legal", "en").html
    )


@pytest.mark.parametrize(
    ("language", "words"), [("en", "cannot be read: wall"), ("fr", "lecture impossible : barrage")]
)
def test_a_problem_is_a_mail_without_attachment(
    watch: Watch, language: Language, words: str
) -> None:
    wall = Problem("wall", "The site asks for a captcha.", AT - timedelta(days=1))
    told = parse(payload.problem(watch, wall, AT, language=language))
    mail = letter([told], "legal", language)
    assert words in mail.subject
    assert "The site asks for a captcha." in mail.html
    assert "The site asks for a captcha." in mail.text
    assert mail.attachment == ""


def test_a_test_mail_says_so() -> None:
    mail = letter([parse(payload.trial("legal", AT))], "legal", "en")
    assert mail.subject == "This is a test: the channel “legal” works"
    assert mail.subject in mail.text
    assert "the channel “legal” works" in mail.html


@pytest.mark.parametrize(
    "attack",
    ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "\x1b]0;x\x07", "a\u202eb"],
)
def test_hostile_words_are_inert_in_every_part(
    watch: Watch, before: VersionRef, after: VersionRef, report: Report, attack: str
) -> None:
    hostile = replace(
        report.changes[0], path=(attack,), before=attack, after=attack + "!", reasons=(attack,)
    )
    named = Watch(watch.id, attack, attack, "javascript:alert(1)")
    spoilt = replace(report, changes=(hostile,), summary=attack)
    message = parse(payload.changed(named, before, after, spoilt, AT))
    mail = letter([message], attack, "en")
    assert "<script" not in mail.html + mail.attachment
    assert "<img" not in mail.html + mail.attachment
    assert 'href="javascript' not in mail.html + mail.attachment
    for part in (mail.subject, mail.text, mail.html, mail.attachment, *brief([message], "c", "en")):
        assert "\x1b" not in part
        assert "\u202e" not in part
    assert "\n" not in mail.subject


def test_a_subject_stays_short(changed: Changed) -> None:
    wordy = replace(changed, report=replace(changed.report, summary="long words " * 50))
    assert len(letter([wordy], "legal", "en").subject) <= 140


def test_a_french_mail_gives_its_reasons_in_french(changed: Changed, retention: Change) -> None:
    why = (Reason("signal", "age", "18", "16"), Reason("silent edit"))
    told = replace(changed.report, changes=(replace(retention, why=why),))
    mail = letter([replace(changed, report=told)], "legal", "fr")
    assert "âge 18 → 16" in mail.text
    assert "aucune date n’a bougé : modification silencieuse" in mail.text
