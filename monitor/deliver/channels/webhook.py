"""Posts an alert to a webhook, signed as Standard Webhooks says.

Source: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
"""

from __future__ import annotations

import base64
import hmac
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final, Protocol

from monitor.deliver.outcome import Delivered, Failed, Gone, Outcome
from monitor.model import Alert, Channel

TIMEOUT: Final = 20.0
"""Seconds for the whole exchange, however slowly its bytes come."""

PREFIX: Final = "whsec_"


class Answer(Protocol):
    """What a receiver answered; redirects are answers too."""

    @property
    def status(self) -> int:
        """The HTTP status; 0 where no answer came, and `detail` says why."""
        ...

    @property
    def retry_after(self) -> timedelta | None: ...

    @property
    def detail(self) -> str: ...


class Poster(Protocol):
    """Posts to public addresses only, never follows a redirect."""

    async def post(
        self,
        url: str,
        body: bytes,
        headers: Mapping[str, str],
        timeout: float,  # noqa: ASYNC109 - the poster owns the deadline: it must close the connection at it
    ) -> Answer:
        """The answer; that there was none is one too."""
        ...


class Webhook:
    """Sends alerts to webhooks: any 2xx is delivered, 410 ends the channel, all else is tried again."""

    def __init__(self, poster: Poster, clock: Callable[[], datetime]) -> None:
        self._poster = poster
        self._clock = clock

    async def send(self, channel: Channel, alerts: Sequence[Alert]) -> Outcome:
        """Posts the one alert given."""
        (alert,) = alerts
        assert channel.webhook is not None
        headers = signed(alert.id, self._clock(), alert.payload, channel.secrets)
        answer = await self._poster.post(channel.webhook, alert.payload, headers, TIMEOUT)
        return judged(answer)


def signed(message_id: str, now: datetime, body: bytes, secrets: tuple[str, ...]) -> dict[str, str]:
    """The headers of a message sent now: one signature for each secret while they rotate."""
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
    """`v1,` and the HMAC-SHA256 of the content under a key written `whsec_<base64>`."""
    key = base64.b64decode(secret.removeprefix(PREFIX))
    return "v1," + base64.b64encode(hmac.digest(key, content, sha256)).decode()


def judged(answer: Answer) -> Outcome:
    """What a receiver's answer means."""
    if answer.status == 0:
        return Failed(answer.detail)
    if 200 <= answer.status < 300:
        return Delivered()
    if answer.status == 410:
        return Gone("the receiver answered 410 Gone: it wants no alert any more")
    if 300 <= answer.status < 400:
        return Failed(f"the receiver answered {answer.status}, a redirect, which is not followed")
    return Failed(f"the receiver answered {answer.status}", answer.retry_after)
