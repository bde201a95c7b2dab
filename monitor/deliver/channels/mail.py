"""Mail: one message to all recipients of a channel, and no recipient lost for another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from monitor.config.address_checks import mail_address, split_url
from monitor.config.key import Key, Needs
from monitor.deliver.channel_type import ChannelType, SenderTools
from monitor.deliver.outcome import Delivered, Failed, Outcome
from monitor.model import Alert, Channel

if TYPE_CHECKING:
    from email.message import EmailMessage

    from monitor.deliver.smtp import Refused, SmtpTransport


@dataclass(frozen=True, slots=True)
class MailTarget:
    """The recipients of a channel, and the account that mail is sent with."""

    recipients: tuple[str, ...] = ()
    sender: str | None = None
    """The address that mail comes from; None: the account's."""
    server: str = field(default="", repr=False)
    """`smtps://user@host:465` or `smtp://user@host:587`. Empty where secrets were not looked up."""
    password: str | None = field(default=None, repr=False)

    @property
    def shown(self) -> str:
        """The recipients."""
        return ", ".join(self.recipients)


class Mail:
    """Sends an alert, or the alerts of a digest, as one message to all recipients of a channel.

    Recipients who were put off are tried again alone. Who was reached is remembered by this object
    only: after a restart they get the mail once more, under the same Message-ID.
    """

    def __init__(self, transport: SmtpTransport) -> None:
        self._transport = transport
        self._reached: dict[str, set[str]] = {}

    async def send(self, channel: Channel, alerts: Sequence[Alert]) -> Outcome:
        """Send to the recipients that an earlier attempt did not reach."""
        target = channel.target
        assert isinstance(target, MailTarget)
        message = message_of(channel, alerts)
        key = message["Message-ID"]
        reached = self._reached.setdefault(key, set())
        missing = [address for address in target.recipients if address not in reached]
        refused = await self._transport.send(target.server, target.password, message, missing)
        if isinstance(refused, Failed):
            return refused
        reached.update(address for address in missing if address not in refused)
        outcome = outcome_of(refused, bool(reached))
        if isinstance(outcome, Delivered):
            del self._reached[key]
        return outcome


def message_of(channel: Channel, alerts: Sequence[Alert]) -> EmailMessage:
    """Return the alerts, one or a digest's, as one message from and to the channel's addresses."""
    from monitor.deliver.envelope import envelope  # every verb loads the channels, few send

    target = channel.target
    assert isinstance(target, MailTarget)
    return envelope(channel, alerts, target.sender, account_of(target.server), target.recipients)


def account_of(server: str) -> str:
    """Return the address of the account: `smtps://me@mail.example.org` → `me@mail.example.org`."""
    parts = urlsplit(server)
    user, host = unquote(parts.username or "policy-monitor"), parts.hostname or "localhost"
    return user if "@" in user else f"{user}@{host}"


def outcome_of(refused: Refused, anyone: bool) -> Outcome:
    """Return what refused recipients mean: those only put off (4xx) are tried again.

    `anyone` says whether any recipient was reached, now or before.
    """
    if not refused:
        return Delivered()
    words = "; ".join(
        f"{address}: {code} {said.decode('utf-8', 'replace')}"
        for address, (code, said) in refused.items()
    )
    put_off = any(code < 500 for code, _ in refused.values())
    return Delivered(f"refused for {words}") if anyone and not put_off else Failed(words)


def mail_server(url: str) -> str:
    """Check the URL of a mail server: `smtps://user@host:465` or `smtp://user@host:587`."""
    parts = split_url(url)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise ValueError(f"{url!r} is no mail server; write smtps://user@mail.example.org:465")
    if parts.password is not None:
        raise ValueError("must not hold the password: give it under the key 'password'")
    return url


def _sender(_tools: SenderTools) -> Mail:
    from monitor.deliver.smtp import SmtpTransport

    return Mail(SmtpTransport())


MAIL: Final = ChannelType(
    name="email",
    keys={
        "email": Key("text or texts", mail_address, fills="recipients"),
        "from": Key("text", mail_address, fills="sender"),
        "smtp": Key("text", mail_server, secret=True, fills="server"),
        "password": Key("text", secret=True),
    },
    needs=(Needs("email", "smtp", "needs a mail server: add smtp"),),
    target=MailTarget,
    sender=_sender,
)
