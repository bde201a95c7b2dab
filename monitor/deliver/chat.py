"""Chat services through apprise: a short text."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence

from monitor.deliver.outcome import Delivered, Failed, Outcome
from monitor.model import Alert, Channel


class Chat:
    """Sends the summary of each alert."""

    async def send(self, channel: Channel, alerts: Sequence[Alert]) -> Outcome:
        """Sends them; a missing extra or a refusal is an outcome."""
        try:
            import apprise
        except ImportError:
            return Failed("chat needs an extra: pip install 'policy-monitor[chat]'")
        service = apprise.Apprise(list(channel.chat))
        text = "\n".join(json.loads(alert.payload)["data"]["summary"] for alert in alerts)
        sent = await asyncio.to_thread(service.notify, body=text)
        return Delivered() if sent else Failed("the service did not take it")
