"""Chat services through apprise, an optional extra: a short text to each address."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from monitor.config.key import Key
from monitor.deliver.channel_type import ChannelType
from monitor.deliver.outcome import Delivered, Failed, Outcome
from monitor.model import Alert, Channel

DEADLINE: Final = 30.0
"""Seconds for one address."""

Notify = Callable[[str, str, str], bool]
"""Sends (address, title, body); returns False where the service refused it."""


@dataclass(frozen=True, slots=True)
class ChatTarget:
    """The apprise addresses of a channel: `slack://…`."""

    addresses: tuple[str, ...] = field(default=(), repr=False)

    @property
    def shown(self) -> str:
        """No address: each holds a token."""
        return "its chat address"


class Chat:
    """Sends the short text of an alert or digest to every address of a channel."""

    def __init__(self, notify: Notify | None = None) -> None:
        self._notify = notify or _apprise
        self._reached: dict[str, set[str]] = {}

    async def send(self, channel: Channel, alerts: Sequence[Alert]) -> Outcome:
        """Send to the addresses that an earlier attempt did not reach."""
        import asyncio  # every verb loads the channels, few send

        from monitor.report.brief import brief
        from monitor.report.payload_reader import parse

        assert isinstance(channel.target, ChatTarget)
        title, body = brief([parse(a.payload) for a in alerts], channel.name, channel.language)
        key = "\n".join(alert.id for alert in alerts)
        reached = self._reached.setdefault(key, set())
        missing = [address for address in channel.target.addresses if address not in reached]
        try:
            taken = await asyncio.gather(*(self._one(url, title, body) for url in missing))
        except ImportError:
            return Failed("chat needs an extra: pip install 'policy-monitor[chat]'")
        reached.update(url for url, took in zip(missing, taken, strict=True) if took)
        if not all(taken):  # the addresses hold tokens: only their number is told
            of = len(channel.target.addresses)
            return Failed(f"{taken.count(False)} of {of} addresses did not take it")
        del self._reached[key]
        return Delivered()

    async def _one(self, url: str, title: str, body: str) -> bool:
        import asyncio

        try:
            async with asyncio.timeout(DEADLINE):
                return await asyncio.to_thread(self._notify, url, title, body)
        except TimeoutError:
            return False


def _apprise(url: str, title: str, body: str) -> bool:
    import apprise  # 25 MB, and optional

    service = apprise.Apprise()
    return bool(service.add(url) and service.notify(title=title, body=body))


CHAT: Final = ChannelType(
    name="chat",
    keys={"chat": Key("text or texts", secret=True, fills="addresses")},
    target=ChatTarget,
    sender=lambda _tools: Chat(),
)
