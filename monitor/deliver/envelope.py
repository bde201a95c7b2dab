"""The message around a letter: who, from whom, which id, which thread."""

from __future__ import annotations

from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr
from hashlib import sha256
from typing import Final
from urllib.parse import unquote, urlsplit

from monitor.model import Alert, Channel
from monitor.report.inert import one_line
from monitor.report.letter import letter
from monitor.report.message import parse

NAME: Final = "policy-monitor"


def envelope(channel: Channel, alerts: Sequence[Alert]) -> EmailMessage:
    """The alerts, one or a digest's, as one message that any number of repeats leaves the same."""
    content = letter([parse(a.payload) for a in alerts], channel.name, channel.language)
    sender = address(channel)
    domain = sender.rpartition("@")[2]
    message = EmailMessage(policy=SMTP)
    message["From"] = sender if channel.sender else formataddr((NAME, sender))
    message["To"] = ", ".join(one_line(recipient) for recipient in channel.email)
    message["Subject"] = one_line(content.subject)
    message["Date"] = format_datetime(max(alert.created_at for alert in alerts))
    message["Message-ID"] = f"<{message_id(alerts)}@{domain}>"
    if len(alerts) == 1 and alerts[0].watch:
        root = f"<{thread(alerts[0].watch, channel.name)}@{domain}>"
        message["In-Reply-To"] = root
        message["References"] = root
    message["List-Id"] = f"{NAME} <{_slug(channel.name)}.{NAME}.{domain}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(content.text)
    message.add_alternative(content.html, subtype="html")
    if content.attachment:
        message.add_attachment(content.attachment, subtype="html", filename=content.filename)
    return message


def address(channel: Channel) -> str:
    """Whom mail comes from: as the watchlist says, else the account it is sent with."""
    if channel.sender:
        return one_line(channel.sender)
    parts = urlsplit(channel.smtp or "")
    user, host = unquote(parts.username or NAME), parts.hostname or "localhost"
    return one_line(user if "@" in user else f"{user}@{host}")


def message_id(alerts: Sequence[Alert]) -> str:
    """The alert's own id; for a digest one that follows from the ids in it."""
    if len(alerts) == 1:
        return alerts[0].id
    ids = "\n".join(sorted(alert.id for alert in alerts))
    return f"digest_{sha256(ids.encode()).hexdigest()[:32]}"


def thread(watch: str, channel: str) -> str:
    """The id that all mails of a watch answer, so that they stand together."""
    named = "\n".join((channel, watch))
    return f"watch_{sha256(named.encode()).hexdigest()[:32]}"


def _slug(name: str) -> str:
    return "".join(c if c.isascii() and c.isalnum() else "-" for c in name.lower())
