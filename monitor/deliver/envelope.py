"""A letter as a mail message: addresses, ids, threading headers and parts."""

from __future__ import annotations

from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr
from hashlib import sha256
from typing import Final

from monitor.model import Alert, Channel
from monitor.report.inert import one_line
from monitor.report.letter import letter
from monitor.report.payload_reader import parse

NAME: Final = "policy-monitor"


def envelope(
    channel: Channel,
    alerts: Sequence[Alert],
    sender: str | None,
    account: str,
    recipients: Sequence[str],
) -> EmailMessage:
    """Return the alerts, one or a digest's, as one message; the same alerts make the same message.

    `sender` is the address that mail comes from; without it, the account's under our name.
    """
    content = letter([parse(a.payload) for a in alerts], channel.name, channel.language)
    origin = one_line(sender or account)
    domain = origin.rpartition("@")[2]
    message = EmailMessage(policy=SMTP)
    message["From"] = origin if sender else formataddr((NAME, origin))
    message["To"] = ", ".join(one_line(recipient) for recipient in recipients)
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


def message_id(alerts: Sequence[Alert]) -> str:
    """Return the alert's own id; for a digest a hash of the ids in it, in any order."""
    if len(alerts) == 1:
        return alerts[0].id
    ids = "\n".join(sorted(alert.id for alert in alerts))
    return f"digest_{sha256(ids.encode()).hexdigest()[:32]}"


def thread(watch: str, channel: str) -> str:
    """Return the id that all mails of a watch refer to, so that mail programs group them."""
    named = "\n".join((channel, watch))
    return f"watch_{sha256(named.encode()).hexdigest()[:32]}"


def _slug(name: str) -> str:
    return "".join(c if c.isascii() and c.isalnum() else "-" for c in name.lower())
