"""A real SMTP server on this machine, and the channel whose mail it takes."""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult

from monitor.deliver.channels.mail import Mail, MailTarget
from monitor.model import Channel

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


def send(mail: Mail, channel: Channel, *alerts: Any) -> Any:
    return asyncio.run(mail.send(channel, alerts))


def at(port: int, scheme: str = "smtp", user: str = "", **more: Any) -> Channel:
    server = f"{scheme}://{user}localhost:{port}"
    return replace(LEGAL, target=replace(TARGET, server=server, **more))
