"""An order that the command line gives, under the name of the local account."""

from __future__ import annotations

import os
import pwd
from datetime import UTC, datetime

from monitor.store.orders import COMMAND_LINE, Order


def order_given(name: str, watch: str = "") -> Order:
    """Return an order given now; `watch` is the watch or alert that it names, empty for all."""
    return Order(datetime.now(UTC), account(), COMMAND_LINE, name, watch)


def account() -> str:
    """Return the name of the account that runs this process: `alice`; `uid 4711` without a name."""
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return f"uid {os.getuid()}"
