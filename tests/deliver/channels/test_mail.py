"""Mail reaches everybody whose address is good, once."""

from __future__ import annotations

import socket
from typing import Any

from monitor.deliver.channels.mail import Mail
from monitor.deliver.outcome import Delivered, Failed
from monitor.deliver.smtp import SmtpTransport
from tests.deliver.mail_server import Mailbox, at, send, serving


def test_one_message_reaches_everybody_with_words_page_and_whole_redline(make_alert: Any) -> None:
    box = Mailbox()
    with serving(box) as port:
        assert send(Mail(SmtpTransport()), at(port), make_alert(1)) == Delivered()
    ((to, message),) = box.arrived
    assert to == ["a@example.org", "b@example.org"]
    text, page = message.get_body(("plain",)), message.get_body(("html",))
    assert text is not None
    assert page is not None
    assert "[-12-] {+24+}" in text.get_content()
    assert ">12</del>" in page.get_content()
    (attached,) = message.iter_attachments()
    assert attached.get_content_type() == "text/html"
    assert attached.get_filename() == "marbeck-privacy-2026-06-01.html"
    assert "<del>12</del><ins>24</ins>" in attached.get_content()


def test_a_bad_recipient_does_not_stop_the_others(make_alert: Any) -> None:
    box = Mailbox({"a@example.org": "552 no such mailbox"})
    with serving(box) as port:
        outcome = send(Mail(SmtpTransport()), at(port), make_alert(1))
    assert isinstance(outcome, Delivered)
    assert "a@example.org: 552" in outcome.note
    assert box.arrived[0][0] == ["b@example.org"]


def test_one_bad_recipient_among_a_hundred_costs_one(make_alert: Any) -> None:
    box = Mailbox({"7@example.org": "552 no such mailbox"})
    everybody = tuple(f"{n}@example.org" for n in range(100))
    with serving(box) as port:
        outcome = send(Mail(SmtpTransport()), at(port, recipients=everybody), make_alert(1))
    assert isinstance(outcome, Delivered)
    assert len(box.arrived[0][0]) == 99


def test_who_was_put_off_is_tried_again_and_nobody_is_mailed_twice(make_alert: Any) -> None:
    box = Mailbox({"a@example.org": "451 come back later"})
    with serving(box) as port:
        mail = Mail(SmtpTransport())
        assert isinstance(send(mail, at(port), make_alert(1)), Failed)
        box.answers.clear()
        assert send(mail, at(port), make_alert(1)) == Delivered()
    assert [to for to, _ in box.arrived] == [["b@example.org"], ["a@example.org"]]


def test_nobody_reached_is_a_failure(make_alert: Any) -> None:
    box = Mailbox({"a@example.org": "550 no", "b@example.org": "550 no"})
    with serving(box) as port:
        outcome = send(Mail(SmtpTransport()), at(port), make_alert(1))
    assert isinstance(outcome, Failed)
    assert "550" in outcome.error


def test_a_server_that_is_down_is_a_failure(make_alert: Any) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        outcome = send(Mail(SmtpTransport()), at(taken.getsockname()[1]), make_alert(1))
    assert isinstance(outcome, Failed)
