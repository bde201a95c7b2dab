"""The receivers check what they get: a forged webhook is not genuine."""

from __future__ import annotations

import smtplib
from collections.abc import Mapping
from datetime import UTC, datetime
from email.message import EmailMessage
from queue import SimpleQueue
from urllib.request import Request, urlopen

from standardwebhooks import Webhook

from monitor.demo.receivers import SECRET, Hook, Mailbox, Posted

BODY = b'{"type": "test"}'


def posted(headers: Mapping[str, str]) -> Posted:
    arrivals: SimpleQueue[Posted | EmailMessage] = SimpleQueue()
    hook = Hook(arrivals)
    try:
        urlopen(Request(hook.url, BODY, dict(headers))).close()
    finally:
        hook.close()
    arrival = arrivals.get(timeout=10)
    assert isinstance(arrival, Posted)
    return arrival


def test_a_signed_webhook_is_genuine_and_a_forged_one_is_not() -> None:
    now = datetime.now(UTC)
    signed = {
        "webhook-id": "msg_1",
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": Webhook(SECRET).sign("msg_1", now, BODY.decode()),
    }
    assert posted(signed) == Posted(BODY, genuine=True)
    assert posted({**signed, "webhook-id": "msg_2"}) == Posted(BODY, genuine=False)


def test_a_mail_reaches_the_mailbox() -> None:
    arrivals: SimpleQueue[Posted | EmailMessage] = SimpleQueue()
    mailbox = Mailbox(arrivals)
    message = EmailMessage()
    message["Subject"], message["To"], message["From"] = (
        "A change",
        "l@example.org",
        "m@example.org",
    )
    try:
        host, port = mailbox.url.removeprefix("smtp://").split(":")
        with smtplib.SMTP(host, int(port)) as client:
            client.send_message(message)
    finally:
        mailbox.close()
    arrival = arrivals.get(timeout=10)
    assert isinstance(arrival, EmailMessage)
    assert arrival["Subject"] == "A change"
