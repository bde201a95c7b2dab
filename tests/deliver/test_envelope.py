"""A message names its watch, stands in its thread, and cannot be forged by a page."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from monitor.deliver.channels.mail import message_of
from monitor.model import Watch
from tests.deliver.mail_server import LEGAL


def test_the_subject_says_company_document_severity_and_what_changed(make_alert: Any) -> None:
    assert message_of(LEGAL, [make_alert(1)])["Subject"] == (
        "Marbeck, Privacy notice [High, silent edit]: Order records are kept for longer"
    )


def test_the_id_is_the_alerts_and_the_same_each_time(make_alert: Any) -> None:
    first, second = (message_of(LEGAL, [make_alert(1)]) for _ in range(2))
    assert first["Message-ID"] == second["Message-ID"] == "<msg_team_1@example.org>"


def test_mails_of_a_watch_stand_in_one_thread_and_others_apart(make_alert: Any) -> None:
    other = Watch("ostrava/terms", "Ostrava", "Terms", "https://ostrava.example")
    first = message_of(LEGAL, [make_alert(1)])
    second = message_of(LEGAL, [make_alert(2, type_="policy.problem")])
    third = message_of(LEGAL, [make_alert(3, watch=other)])
    assert first["In-Reply-To"] == first["References"] == second["In-Reply-To"]
    assert third["In-Reply-To"] != first["In-Reply-To"]


def test_no_header_can_be_smuggled_in(make_alert: Any) -> None:
    nasty = Watch(
        "w", "Evil\r\nBcc: x@evil.example", "Terms\x00\u202e\x1b[2J\n", "https://w.example"
    )
    message = message_of(replace(LEGAL, name="te\nam"), [make_alert(1, watch=nasty)])
    assert "Bcc" not in message
    assert message["Subject"].startswith("Evil Bcc: x@evil.example, Terms")
    head, _, body = message.as_bytes().partition(b"\r\n\r\n")
    assert b"\nBcc" not in head
    assert b"\x1b" not in head + body


def test_a_digest_is_one_mail_by_company(make_alert: Any) -> None:
    other = Watch("ostrava/terms", "Ostrava", "Terms", "https://ostrava.example")
    privacy = Watch("marbeck/terms", "Marbeck", "Terms", "https://marbeck.example/terms")
    alerts = [make_alert(1), make_alert(2, watch=other), make_alert(3, watch=privacy)]
    message = message_of(LEGAL, alerts)
    assert message["Subject"] == "3 policies changed; no problem: Marbeck, Ostrava"
    assert "In-Reply-To" not in message
    page = message.get_body(("html",))
    assert page is not None
    words = page.get_content()
    places = [
        words.index(f"https://{a}") for a in ("marbeck.example/p", "marbeck.example/t", "ostrava")
    ]
    assert places == sorted(places)
    assert len(list(message.iter_attachments())) == 1


def test_a_repeated_digest_has_the_same_id(make_alert: Any) -> None:
    alerts = [make_alert(1), make_alert(2)]
    assert message_of(LEGAL, alerts)["Message-ID"] == message_of(LEGAL, alerts[::-1])["Message-ID"]


def test_a_full_digest_without_changes_says_so(make_alert: Any) -> None:
    message = message_of(LEGAL, [make_alert(1, type_="digest")])
    assert message["Subject"] == "42 policies read, none changed; 1 problem"
    assert list(message.iter_attachments()) == []
