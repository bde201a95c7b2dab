"""The markers that a browser generates for ordered lists: "3.", "c.", "iv."."""

from __future__ import annotations

from typing import Final

from monitor.extract.html.tree import Node
from monitor.extract.list_marker import list_marker

_DIGITS: Final = 6  # a longer number is no list's


def ordinals(list_: Node) -> dict[int, str]:
    """Return the marker of each item of an ordered list, by its `order`; empty for any other list.

    `<ol type=a start=3><li>…<li>…</ol>` → "c.", "d.".
    """
    if list_.tag != "ol":
        return {}
    number, style = _start(list_), list_.attrs.get("type", "1")
    markers: dict[int, str] = {}
    for item in list_.elements():
        if item.tag != "li":
            continue
        value = item.attrs.get("value", "")
        number = int(value) if value.isdecimal() and len(value) < _DIGITS else number
        markers[item.order] = f"{list_marker(number, style)}."
        number += 1
    return markers


def _start(parent: Node) -> int:
    start = parent.attrs.get("start", "")
    return int(start) if start.isdecimal() and len(start) < _DIGITS else 1
