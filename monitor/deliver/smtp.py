"""One mail message over SMTP: verified TLS, a deadline, and the recipients that were refused."""

from __future__ import annotations

import asyncio
import contextlib
import smtplib
import socket
import ssl
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from email.message import EmailMessage
from functools import cached_property
from ipaddress import ip_address
from typing import Final
from urllib.parse import SplitResult, unquote, urlsplit

from monitor.deliver.outcome import Failed

SILENCE: Final = 20.0
"""Seconds without a byte from the server."""

DEADLINE: Final = 60.0
"""Seconds for a whole delivery, however slowly a server speaks."""

CONVERSATIONS: Final = 16
"""Servers spoken to at a time; each conversation has its thread."""


Refused = dict[str, tuple[int, bytes]]
"""The status code and words for each recipient that the server refused."""


def loopback(host: str) -> bool:
    """Return whether mail to this host stays on this machine."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


@dataclass
class _Conversation:
    """The connection that a thread holds, so that another one can end it."""

    connection: smtplib.SMTP | None = None

    def hang_up(self) -> None:
        """End the thread's wait for a server that does not answer."""
        sock = self.connection.sock if self.connection else None
        if sock is not None:
            with contextlib.suppress(OSError):  # it may just have ended by itself
                sock.shutdown(socket.SHUT_RDWR)


class SmtpTransport:
    """Gives messages to mail servers.

    `smtps://` is TLS from the start, `smtp://` must offer STARTTLS; certificates are verified. Only
    mail that stays on this machine (`local`) goes unencrypted.
    """

    def __init__(
        self,
        *,
        tls: ssl.SSLContext | None = None,
        local: Callable[[str], bool] = loopback,
        deadline: float = DEADLINE,
    ) -> None:
        self._given_tls = tls
        self._local = local
        self._deadline = deadline
        self._threads = ThreadPoolExecutor(CONVERSATIONS, thread_name_prefix="smtp")

    async def send(
        self, server: str, password: str | None, message: EmailMessage, to: list[str]
    ) -> Refused | Failed:
        """Send one message; return the recipients that the server refused, or why nothing was sent."""
        talk = _Conversation()
        loop = asyncio.get_running_loop()
        work = loop.run_in_executor(
            self._threads, self._deliver, urlsplit(server), password, message, to, talk
        )
        try:
            return await asyncio.wait_for(work, self._deadline)
        except TimeoutError:
            talk.hang_up()
            return Failed("the mail server took too long")
        except (OSError, smtplib.SMTPException) as error:
            return Failed(_words(error))

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        """Made for the first mail: reading the system's certificate authorities takes a while."""
        return self._given_tls or ssl.create_default_context()

    def _deliver(
        self,
        url: SplitResult,
        password: str | None,
        message: EmailMessage,
        to: list[str],
        talk: _Conversation,
    ) -> Refused:
        with self._connected(url, talk) as server:
            if url.username and password is not None:
                server.login(unquote(url.username), password)
            try:
                return server.send_message(message, to_addrs=to)
            except smtplib.SMTPRecipientsRefused as error:
                return error.recipients

    def _connected(self, url: SplitResult, talk: _Conversation) -> smtplib.SMTP:
        """Return a server that may be given mail: encrypted and verified, or on this machine."""
        host = url.hostname or "127.0.0.1"
        if url.scheme == "smtps":
            return _TlsServer(talk, host, url.port or 465, self._tls)
        server = _Server(talk, host, url.port or (25 if self._local(host) else 587))
        if not self._local(host):
            try:
                server.starttls(context=self._tls)  # raises where the server offers none
            except BaseException:
                server.close()
                raise
        return server


class _Server(smtplib.SMTP):
    """A connection that its conversation knows before the server has answered."""

    def __init__(self, talk: _Conversation, host: str, port: int) -> None:
        talk.connection = self
        super().__init__(host, port, timeout=SILENCE)


class _TlsServer(smtplib.SMTP_SSL):
    """The same over TLS from the first byte."""

    def __init__(self, talk: _Conversation, host: str, port: int, tls: ssl.SSLContext) -> None:
        talk.connection = self
        super().__init__(host, port, timeout=SILENCE, context=tls)


def _words(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        said = error.smtp_error
        text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
        return f"the mail server answered {error.smtp_code} {text}"
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"the mail server's certificate is not valid: {error.verify_message}"
    if isinstance(error, OSError) and error.strerror:
        return f"no connection to the mail server: {error.strerror}"
    return f"the mail server and we did not understand each other: {error}"
