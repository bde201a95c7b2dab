"""Posts an alert to a webhook, signed as Standard Webhooks says.

Source: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
"""

from __future__ import annotations

import base64
import binascii
import hmac
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Final
from urllib.parse import urlsplit

from monitor.config.address_checks import web_address
from monitor.config.key import Key, Needs
from monitor.deliver.channel_type import Answer, ChannelType, Poster
from monitor.deliver.outcome import Delivered, Failed, Gone, Outcome
from monitor.model import Alert, Channel

TIMEOUT: Final = 20.0
"""Seconds for the whole exchange, however slowly its bytes come."""

PREFIX: Final = "whsec_"


@dataclass(frozen=True, slots=True)
class WebhookTarget:
    """The address of a webhook, and the keys that sign what is posted to it."""

    url: str = field(default="", repr=False)
    """Its path often holds a token. Empty where secrets were not looked up."""
    secrets: tuple[str, ...] = field(default=(), repr=False)
    """Standard Webhooks keys (`whsec_…`), the newest first; two while they rotate."""

    @property
    def shown(self) -> str:
        """Scheme and host."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}"


class Webhook:
    """Sends alerts to webhooks: any 2xx is delivered, 410 disables the channel, the rest is retried."""

    def __init__(self, poster: Poster, clock: Callable[[], datetime]) -> None:
        self._poster = poster
        self._clock = clock

    async def send(self, channel: Channel, alerts: Sequence[Alert]) -> Outcome:
        """Post the one alert given."""
        (alert,) = alerts
        target = channel.target
        assert isinstance(target, WebhookTarget)
        headers = signed(alert.id, self._clock(), alert.payload, target.secrets)
        return outcome_of(await self._poster.post(target.url, alert.payload, headers, TIMEOUT))


def signed(message_id: str, now: datetime, body: bytes, secrets: tuple[str, ...]) -> dict[str, str]:
    """Return the headers of a message sent now, with one signature per secret."""
    timestamp = str(int(now.timestamp()))
    content = f"{message_id}.{timestamp}.".encode() + body
    headers = {
        "content-type": "application/json",
        "webhook-id": message_id,
        "webhook-timestamp": timestamp,
    }
    if secrets:
        headers["webhook-signature"] = " ".join(signature(key, content) for key in secrets)
    return headers


def signature(secret: str, content: bytes) -> str:
    """Return `v1,` and the HMAC-SHA256 of the content under a key written `whsec_<base64>`."""
    key = base64.b64decode(secret.removeprefix(PREFIX))
    return "v1," + base64.b64encode(hmac.digest(key, content, sha256)).decode()


def outcome_of(answer: Answer) -> Outcome:
    """Return what a receiver's answer means for the alert."""
    if answer.status == 0:
        return Failed(answer.detail)
    if 200 <= answer.status < 300:
        return Delivered()
    if answer.status == 410:
        return Gone("the receiver answered 410 Gone: it wants no alert any more")
    if 300 <= answer.status < 400:
        return Failed(f"the receiver answered {answer.status}, a redirect, which is not followed")
    return Failed(f"the receiver answered {answer.status}", answer.retry_after)


def signing_key(text: str) -> str:
    """Check a Standard Webhooks key: `whsec_` and 24 to 64 bytes as base64."""
    try:
        length = len(base64.b64decode(text.removeprefix(PREFIX), validate=True))
    except binascii.Error:
        length = 0
    if not text.startswith(PREFIX) or not 24 <= length <= 64:
        raise ValueError(
            "is no Standard Webhooks key: write whsec_ and 24 to 64 bytes as base64, as made by "
            'echo "whsec_$(head -c 32 /dev/urandom | base64)"'
        )
    return text


WEBHOOK: Final = ChannelType(
    name="webhook",
    keys={
        "webhook": Key("text", web_address, secret=True, fills="url"),
        "secret": Key("text or texts", signing_key, secret=True, fills="secrets"),
    },
    needs=(Needs("secret", "webhook", "signs nothing without a webhook: add webhook"),),
    target=WebhookTarget,
    sender=lambda tools: Webhook(tools.poster, tools.clock),
    merges=False,
    shows_figures=False,
)
