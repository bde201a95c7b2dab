"""Mail arrives: encrypted and verified, in threads, for everybody whose address is good."""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
import trustme
from aiosmtpd.smtp import SMTP, AuthResult

from monitor.deliver.channels.mail import Mail, MailTarget, message_of
from monitor.deliver.outcome import Delivered, Failed
from monitor.deliver.smtp import SmtpTransport, loopback
from monitor.model import Channel, Watch

TARGET = MailTarget(("a@example.org", "b@example.org"), sender="watch@example.org")
LEGAL = Channel("legal", "email", TARGET)


@dataclass
class Mailbox:
    """What a server was given, and how it answers each recipient."""

    answers: dict[str, str] = field(default_factory=dict)
    arrived: list[tuple[list[str], EmailMessage]] = field(default_factory=list)
    logins: list[tuple[bytes, bytes]] = field(default_factory=list)
    encrypted: list[bool] = field(default_factory=list)

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        answer = self.answers.get(address, "250 ok")
        if answer.startswith("2"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - the same
        message = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        self.encrypted.append(session.ssl is not None)
        self.arrived.append((list(envelope.rcpt_tos), message))
        return "250 taken"

    def authenticate(self, *given: Any) -> AuthResult:
        login = given[-1]
        self.logins.append((login.login, login.password))
        return AuthResult(success=login.password == b"secret", handled=False)


@contextmanager
def serving(
    mailbox: Mailbox, *, tls: ssl.SSLContext | None = None, **options: Any
) -> Iterator[int]:
    """The port of a real server on this machine."""
    loop = asyncio.new_event_loop()
    listening = loop.create_server(
        lambda: SMTP(mailbox, hostname="localhost", loop=loop, **options),
        "127.0.0.1",
        0,
        ssl=tls,
    )
    server = loop.run_until_complete(listening)
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        asyncio.run_coroutine_threadsafe(_ended(server), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _ended(server: asyncio.Server) -> None:
    server.close()
    talks = asyncio.all_tasks() - {asyncio.current_task()}
    for talk in talks:
        talk.cancel()
    await asyncio.gather(*talks, return_exceptions=True)


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


def send(mail: Mail, channel: Channel, *alerts: Any) -> Any:
    return asyncio.run(mail.send(channel, alerts))


def at(port: int, scheme: str = "smtp", user: str = "", **more: Any) -> Channel:
    server = f"{scheme}://{user}localhost:{port}"
    return replace(LEGAL, target=replace(TARGET, server=server, **more))


def anywhere(host: str) -> bool:
    """As if no host were this machine."""
    return False


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


Make = Callable[..., Any]


def test_a_digest_is_one_mail_by_company(make_alert: Make) -> None:
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


def test_a_repeated_digest_has_the_same_id(make_alert: Make) -> None:
    alerts = [make_alert(1), make_alert(2)]
    assert message_of(LEGAL, alerts)["Message-ID"] == message_of(LEGAL, alerts[::-1])["Message-ID"]


def test_a_full_digest_without_changes_says_so(make_alert: Make) -> None:
    message = message_of(LEGAL, [make_alert(1, type_="digest")])
    assert message["Subject"] == "42 policies read, none changed; 1 problem"
    assert list(message.iter_attachments()) == []
