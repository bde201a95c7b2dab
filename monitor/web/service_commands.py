"""What the status page needs of the service, as interfaces.

`monitor.service.daemon_commands` provides them.
"""

from __future__ import annotations

from typing import Protocol

from monitor.model import Report


class ServiceCommands(Protocol):
    """Commands that people give on the page; call them on the service's event loop.

    An unknown watch, version or event raises `UsageError`. A store that cannot be written raises
    `StoreError`.
    """

    def check_now(self, watch: str) -> None:
        """Make the watch due, so that it is read as soon as its host may be asked."""
        ...

    def pause(self, watch: str) -> None:
        """Stop reading the watch until `resume`; a restart changes nothing."""
        ...

    def resume(self, watch: str) -> None:
        """Read the watch again."""
        ...

    def unmute(self, watch: str) -> None:
        """Forget which changes came and went: the next one there is alerted again."""
        ...

    def review(self, watch: str, number: int, note: str) -> None:
        """Record that somebody has reviewed an event."""
        ...

    async def difference(self, watch: str, before: int, after: int) -> Report:
        """Compare two versions, both read by today's code."""
        ...
