"""Mail that leaves the machine is encrypted to a server that proves its name, or not sent."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import trustme

from monitor.deliver.channels.mail import Mail
from monitor.deliver.outcome import Delivered, Failed
from monitor.deliver.smtp import SmtpTransport, loopback
from tests.deliver.mail_server import Mailbox, at, send, serving


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def trusting(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


def certificate(authority: trustme.CA, name: str, ends: datetime | None = None) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    begins = ends - timedelta(days=90) if ends else None
    authority.issue_cert(name, not_before=begins, not_after=ends).configure_cert(context)
    return context


def anywhere(host: str) -> bool:
    """As if no host were this machine."""
    return False


def test_mail_that_leaves_the_machine_is_encrypted(
    make_alert: Any, authority: trustme.CA, trusting: ssl.SSLContext
) -> None:
    box = Mailbox()
    with serving(box, tls_context=certificate(authority, "localhost")) as port:
        outcome = send(Mail(SmtpTransport(tls=trusting, local=anywhere)), at(port), make_alert(1))
    assert outcome == Delivered()
    assert box.encrypted == [True]


def test_a_server_without_encryption_is_given_nothing(make_alert: Any) -> None:
    box = Mailbox()
    with serving(box) as port:
        outcome = send(Mail(SmtpTransport(local=anywhere)), at(port), make_alert(1))
    assert isinstance(outcome, Failed)
    assert "STARTTLS" in outcome.error
    assert box.arrived == []


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
@pytest.mark.parametrize("fault", ["wrong name", "expired", "unknown authority"])
def test_a_server_that_cannot_prove_its_name_is_given_nothing(
    make_alert: Any, authority: trustme.CA, trusting: ssl.SSLContext, scheme: str, fault: str
) -> None:
    signer = trustme.CA() if fault == "unknown authority" else authority
    name = "other.example" if fault == "wrong name" else "localhost"
    proof = certificate(
        signer, name, datetime(2020, 1, 1, tzinfo=UTC) if fault == "expired" else None
    )
    box = Mailbox()
    kind = {"tls": proof} if scheme == "smtps" else {"tls_context": proof}
    with serving(box, **kind) as port:
        outcome = send(
            Mail(SmtpTransport(tls=trusting, local=anywhere)), at(port, scheme), make_alert(1)
        )
    assert isinstance(outcome, Failed)
    assert "certificate" in outcome.error.lower()
    assert box.arrived == []


@pytest.mark.parametrize(("password", "sent"), [("secret", 1), ("wrong", 0)])
def test_an_account_logs_in_over_tls_from_the_start(
    make_alert: Any, authority: trustme.CA, trusting: ssl.SSLContext, password: str, sent: int
) -> None:
    box = Mailbox()
    options: dict[str, Any] = {
        "tls": certificate(authority, "localhost"),
        "authenticator": box.authenticate,
        "auth_require_tls": False,
    }
    with serving(box, **options) as port:
        channel = at(port, "smtps", "post%40example.org@", password=password)
        outcome = send(Mail(SmtpTransport(tls=trusting, local=anywhere)), channel, make_alert(1))
    assert box.logins[0] == (b"post@example.org", password.encode())
    assert len(box.arrived) == sent
    assert isinstance(outcome, Delivered if sent else Failed)
    assert password not in repr(outcome)


@contextmanager
def dribbling() -> Iterator[int]:
    """A server that greets one byte at a time and never comes to an end."""
    listener = socket.create_server(("127.0.0.1", 0))
    over = threading.Event()

    def serve() -> None:
        connection, _ = listener.accept()
        with connection:
            while not over.wait(0.02):
                try:
                    connection.send(b"2")
                except OSError:
                    return

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        over.set()
        thread.join()
        listener.close()


def test_a_server_that_dribbles_is_left_at_the_deadline(make_alert: Any) -> None:
    started = time.monotonic()
    with dribbling() as port:
        outcome = send(Mail(SmtpTransport(deadline=0.3)), at(port), make_alert(1))
    assert outcome == Failed("the mail server took too long")
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    ("host", "here"),
    [
        ("localhost", True),
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("::1", True),
        ("10.0.0.1", False),
        ("localhost.example.org", False),
        ("127.0.0.1.example.org", False),
    ],
)
def test_only_this_machine_is_local(host: str, here: bool) -> None:
    assert loopback(host) is here
