"""Decide the order of numeric dates: 03/04/2024 is the third of April or the fourth of March."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import urlsplit

from monitor.dates.forms import Found

_MONTH_FIRST_REGIONS: Final = frozenset({"us", "ph"})
# Country codes sold as ordinary domain names: they do not tell the country.
_NO_COUNTRY: Final = frozenset(
    {"io", "co", "ai", "me", "tv", "fm", "ly", "to", "gg", "sh", "so", "eu", "cc", "ws", "la"}
)
# "/en-gb/", or a country that is no language's code.
_REGION_IN_PATH: Final = re.compile(
    r"/(?:en[-_]([a-z]{2})|(us|uk|gb|au|nz|ie|za|ph))(?:/|$)", re.IGNORECASE
)


def day_first(numeric: Iterable[Found], language: str, url: str) -> bool | None:
    """Return True for day first, False for month first, None if nothing on the page decides.

    `numeric` are all numeric dates of the page: one with a single reading decides for all. Next come
    the language and the region, which the address tells more reliably than the language tag: site
    builders print `en-US` on British sites too.
    """
    certain = {one.day_first for one in numeric if one.day_first is not None}
    if len(certain) == 1:
        return certain.pop()
    tongue, _, region = language.lower().replace("_", "-").partition("-")
    if tongue and tongue != "en":
        return True
    region = _region(url) or region
    return region not in _MONTH_FIRST_REGIONS if region else None


def _region(url: str) -> str:
    in_path = _REGION_IN_PATH.search(urlsplit(url).path)
    if in_path:
        return (in_path[1] or in_path[2]).lower()
    last = (urlsplit(url).hostname or "").rpartition(".")[2]
    return last if len(last) == 2 and last not in _NO_COUNTRY else ""
