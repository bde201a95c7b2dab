"""Mail over SMTP: verified TLS, threads per watch, an id that is the alert's, no recipient lost for another."""

from __future__ import annotations

import asyncio
import contextlib
import smtplib
import socket
import ssl
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from email.message import EmailMessage
from functools import cached_property
from ipaddress import ip_address
from typing import Final
from urllib.parse import SplitResult, unquote, urlsplit

from monitor.deliver.envelope import envelope
from monitor.deliver.outcome import Delivered, Failed, Outcome
from monitor.model import Alert, Channel

SILENCE: Final = 20.0
"""Seconds that a server may say nothing."""

DEADLINE: Final = 60.0
"""Seconds for a whole delivery, however slowly a server speaks."""

TALKS: Final = 16
"""Servers talked to at a time; each has its thread."""


Refused = dict[str, tuple[int, bytes]]
"""What a server said to each address that it does not take."""


def loopback(host: str) -> bool:
    """Whether mail to this host stays on this machine."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


@dataclass
class _Talk:
    """One delivery under way: what its thread holds and what came of it so far."""

    connection: smtplib.SMTP | None = None
    refused: Refused = field(default_factory=dict)

    def hang_up(self) -> None:
        """Ends the thread's wait for a server that says nothing useful."""
        sock = self.connection.sock if self.connection else None
        if sock is not None:
            with contextlib.suppress(OSError):  # it may just have ended by itself
                sock.shutdown(socket.SHUT_RDWR)


class Mail:
    """Sends an alert, or the alerts of a digest, as one message to all addresses of a channel.

    `smtps://` is TLS from the start, `smtp://` must offer STARTTLS; certificates are verified. Only
    mail that stays on this machine (`local`) goes in the clear.

    Recipients who were put off are tried again alone. Who was reached is remembered by this object
    only: after a restart they get the mail once more, under the same Message-ID.
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
        self._threads = ThreadPoolExecutor(TALKS, thread_name_prefix="smtp")
        self._reached: dict[str, set[str]] = {}

    async def send(self, channel: Channel, alerts: Sequence[Alert]) -> Outcome:
        """Sends them as one message; who has it already is not sent it again."""
        message = envelope(channel, alerts)
        reached = self._reached.setdefault(message["Message-ID"], set())
        missing = [address for address in channel.email if address not in reached]
        talk = _Talk()
        outcome = await self._outcome(channel, message, missing, talk)
        if isinstance(outcome, Delivered):
            reached.update(address for address in missing if address not in talk.refused)
            outcome = _judged(talk.refused, bool(reached))
        if isinstance(outcome, Delivered):
            del self._reached[message["Message-ID"]]
        return outcome

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        """Made with the first mail: the system's authorities take their time to be read."""
        return self._given_tls or ssl.create_default_context()

    async def _outcome(
        self, channel: Channel, message: EmailMessage, to: list[str], talk: _Talk
    ) -> Outcome:
        loop = asyncio.get_running_loop()
        work = loop.run_in_executor(self._threads, self._deliver, channel, message, to, talk)
        try:
            await asyncio.wait_for(work, self._deadline)
        except TimeoutError:
            talk.hang_up()
            return Failed("the mail server took too long")
        except (OSError, smtplib.SMTPException) as error:
            return Failed(_words(error))
        return Delivered()

    def _deliver(self, channel: Channel, message: EmailMessage, to: list[str], talk: _Talk) -> None:
        url = urlsplit(channel.smtp or "smtp://127.0.0.1:25")
        with self._connected(url, talk) as server:
            if url.username and channel.password is not None:
                server.login(unquote(url.username), channel.password)
            try:
                talk.refused = server.send_message(message, to_addrs=to)
            except smtplib.SMTPRecipientsRefused as error:
                talk.refused = error.recipients

    def _connected(self, url: SplitResult, talk: _Talk) -> smtplib.SMTP:
        """A server that may be given mail: encrypted and verified, or on this machine."""
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
    """A server known to its talk before it has said a word."""

    def __init__(self, talk: _Talk, host: str, port: int) -> None:
        talk.connection = self
        super().__init__(host, port, timeout=SILENCE)


class _TlsServer(smtplib.SMTP_SSL):
    """The same, encrypted from the first byte."""

    def __init__(self, talk: _Talk, host: str, port: int, tls: ssl.SSLContext) -> None:
        talk.connection = self
        super().__init__(host, port, timeout=SILENCE, context=tls)


def _judged(refused: Refused, anyone: bool) -> Outcome:
    """What refused recipients come to: who was only put off is tried again, alone."""
    if not refused:
        return Delivered()
    words = "; ".join(
        f"{address}: {code} {said.decode('utf-8', 'replace')}"
        for address, (code, said) in refused.items()
    )
    put_off = any(code < 500 for code, _ in refused.values())
    return Delivered(f"refused for {words}") if anyone and not put_off else Failed(words)


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
