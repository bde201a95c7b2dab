"""Log who ordered what on the status page, and when."""

from __future__ import annotations

from typing import Final

import structlog
from starlette.requests import Request

NOBODY: Final = "anonymous"
"""The user of a page that asks nobody to sign in."""

log = structlog.get_logger(__name__)


def log_order(request: Request, order: str, user: str, watch: str = "") -> None:
    """Log an order that was carried out: `check` of a watch, `sign in`, `sign out`."""
    client: str = request.state.client
    log.info("ordered", order=order, user=user or NOBODY, watch=watch, client=client)
