"""Questions about events, alerts and channels."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from monitor.store.codec import stamp
from monitor.store.rows import AlertRow, AlertState, DisabledChannel, EventMark, EventRow
from monitor.store.sqlite.query_base import QueryBase, known
from monitor.store.sqlite.row_mapping import alert_row_of, channel_of, event_mark_of, event_of

_EVENTS: Final = """
SELECT * FROM events WHERE watch = coalesce(?, watch)
ORDER BY at DESC, watch, number DESC LIMIT ?
"""

_EVENT: Final = "SELECT * FROM events WHERE watch = ? AND number = ?"

_MARKS: Final = """
SELECT watch, number, type, at, severity, reviewed_at FROM events
WHERE watch = ? ORDER BY number
"""

_ALERTS: Final = """
SELECT * FROM outbox WHERE state = coalesce(?, state) ORDER BY position DESC LIMIT ?
"""

_UNDELIVERED: Final = """
SELECT min(created_at) FROM outbox
WHERE state IN ('pending', 'leased') AND (attempts > 0 OR next_try <= ?)
"""


class EventQueries(QueryBase):
    """What people were told, and what became of each alert."""

    def events(self, watch: str | None = None, limit: int = 100) -> tuple[EventRow, ...]:
        """Return the events of one watch or of all, newest first."""
        return self._all(event_of, _EVENTS, watch, limit)

    def event(self, watch: str, number: int) -> EventRow:
        """Return one event of a watch."""
        return known(self._one(event_of, _EVENT, watch, number), f"{watch} has no event {number}")

    def event_marks(self, watch: str) -> tuple[EventMark, ...]:
        """Return the events of a watch without their reports, oldest first."""
        return self._all(event_mark_of, _MARKS, watch)

    def alerts(self, state: AlertState | None = None, limit: int = 100) -> tuple[AlertRow, ...]:
        """Return the alerts in one state or in all, newest first."""
        return self._all(alert_row_of, _ALERTS, state, limit)

    def alert(self, alert_id: str) -> AlertRow:
        """Return one alert."""
        found = self._one(alert_row_of, "SELECT * FROM outbox WHERE id = ?", alert_id)
        return known(found, f"no alert has the id {alert_id}")

    def disabled_channels(self) -> tuple[DisabledChannel, ...]:
        """Return the channels whose receivers refuse further alerts, by name."""
        return self._all(channel_of, "SELECT * FROM channels ORDER BY name")

    def undelivered_since(self, now: datetime) -> datetime | None:
        """Return when the oldest alert was created that is due and not delivered.

        An alert that waits for its digest is not due.
        """
        return self._moment(_UNDELIVERED, stamp(now))
