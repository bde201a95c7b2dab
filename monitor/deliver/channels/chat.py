"""Chat services through apprise, an extra: a short text to each address."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import Final

from monitor.deliver.outcome import Delivered, Failed, Outcome
from monitor.model import Alert, Channel
from monitor.report.brief import brief
from monitor.report.message import parse

DEADLINE: Final = 30.0
"""Seconds for one address."""

Notify = Callable[[str, str, str], bool]
"""Sends (address, title, body); False where the service did not take it."""


class Chat:
    """Sends the short text of an alert or digest to every address of a channel."""

    def __init__(self, notify: Notify | None = None) -> None:
        self._notify = notify or _apprise
        self._reached: dict[str, set[str]] = {}

    async def send(self, channel: Channel, alerts: Sequence[Alert]) -> Outcome:
        """Sends it; an address that has it already is not sent it again."""
        title, body = brief([parse(a.payload) for a in alerts], channel.name, channel.language)
        key = "\n".join(alert.id for alert in alerts)
        reached = self._reached.setdefault(key, set())
        missing = [address for address in channel.chat if address not in reached]
        try:
            taken = await asyncio.gather(*(self._one(url, title, body) for url in missing))
        except ImportError:
            return Failed("chat needs an extra: pip install 'policy-monitor[chat]'")
        reached.update(url for url, took in zip(missing, taken, strict=True) if took)
        if not all(taken):
            # The addresses hold tokens: only their number is told.
            return Failed(f"{taken.count(False)} of {len(channel.chat)} addresses did not take it")
        del self._reached[key]
        return Delivered()

    async def _one(self, url: str, title: str, body: str) -> bool:
        try:
            async with asyncio.timeout(DEADLINE):
                return await asyncio.to_thread(self._notify, url, title, body)
        except TimeoutError:
            return False


def _apprise(url: str, title: str, body: str) -> bool:
    import apprise  # an extra of 25 MB: loaded by those who use it

    service = apprise.Apprise()
    return bool(service.add(url) and service.notify(title=title, body=body))
