"""Mail over SMTP: verified TLS, one thread per message, an id that is the alert's."""

from __future__ import annotations

import asyncio
import json
import smtplib
import ssl
from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import SMTP
from typing import Final
from urllib.parse import unquote, urlsplit

from monitor.deliver.outcome import Delivered, Failed, Outcome
from monitor.model import Alert, Channel

TIMEOUT: Final = 60.0


class Mail:
    """Sends each alert as one message."""

    async def send(self, channel: Channel, alerts: Sequence[Alert]) -> Outcome:
        """Sends them; what a server refuses is an outcome."""
        return await asyncio.to_thread(_send, channel, tuple(alerts))


def _send(channel: Channel, alerts: tuple[Alert, ...]) -> Outcome:
    try:
        with _connection(channel) as server:
            for alert in alerts:
                server.send_message(_message(channel, alert))
    except (OSError, smtplib.SMTPException) as error:
        return Failed(f"{type(error).__name__}: {error}")
    return Delivered()


def _connection(channel: Channel) -> smtplib.SMTP:
    parts = urlsplit(channel.smtp or "smtp://127.0.0.1:25")
    host, context = parts.hostname or "127.0.0.1", ssl.create_default_context()
    if parts.scheme == "smtps":
        server: smtplib.SMTP = smtplib.SMTP_SSL(
            host, parts.port or 465, timeout=TIMEOUT, context=context
        )
    else:
        server = smtplib.SMTP(host, parts.port or 25, timeout=TIMEOUT)
        if not host.startswith("127."):
            server.starttls(context=context)
    if parts.username:
        server.login(unquote(parts.username), channel.password or "")
    return server


def _message(channel: Channel, alert: Alert) -> EmailMessage:
    data = json.loads(alert.payload)["data"]
    message = EmailMessage(policy=SMTP)
    message["Subject"] = f"{data.get('company', 'policy-monitor')}: {data['summary'][:120]}"
    message["From"] = channel.sender or "policy-monitor@localhost"
    message["To"] = ", ".join(channel.email)
    message["Message-ID"] = f"<{alert.id}@policy-monitor>"
    lines = [
        data["summary"],
        *(f"- {c['before']}\n+ {c['after']}" for c in data.get("changes", ())),
    ]
    message.set_content("\n\n".join(lines))
    return message
