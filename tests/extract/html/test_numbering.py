"""The markers of an ordered list are those that a browser shows."""

from __future__ import annotations

import pytest

from monitor.extract.html.numbering import ordinals
from monitor.extract.html.tree import parse


def markers(html: str) -> list[str]:
    (list_,) = (node for node in parse(html).nodes if node.tag in ("ol", "ul"))
    return list(ordinals(list_).values())


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<ol><li>x<li>y</ol>", ["1.", "2."]),
        ("<ol start=3 type=a><li>x<li>y</ol>", ["c.", "d."]),
        ("<ol type=I><li>x<li value=9>y<li>z</ol>", ["I.", "IX.", "X."]),
        ("<ol start=99999999 ><li value=x>x</ol>", ["1."]),
        ("<ul><li>x</ul>", []),
    ],
)
def test_start_type_and_value_count(html: str, shown: list[str]) -> None:
    assert markers(html) == shown
