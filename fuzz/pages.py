"""A page and what a mutation made of it have a report.

Input: a page as HTML. It is compared with the seed that it began as.
"""

from __future__ import annotations

from functools import cache
from typing import Final

import monitor
from fuzz.compare import check_pair
from fuzz.read import URL
from fuzz.targets import named
from monitor.errors import NotAPolicy
from monitor.model import Policy

_TYPE: Final = "text/html; charset=utf-8"


def check(data: bytes) -> None:
    """Read the page and compare it with the seed."""
    try:
        after = monitor.read(data, URL, _TYPE)
    except NotAPolicy:
        return
    check_pair(_seed(), after)


@cache
def _seed() -> Policy:
    return monitor.read((named("pages").seeds / "notice.html").read_bytes(), URL, _TYPE)
