"""Twice as long a page never needs four times the operations: counted calls, not seconds."""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import permutations
from types import FrameType
from typing import Any, Final

import pytest

import monitor
from monitor.compare.identity import carry, mint

HEAD: Final = (
    "<h1>Privacy policy</h1><p>We collect your name, e-mail address and personal data to provide the service to you. "
    "You have the right to access and erase your personal data at any time.</p>"
)
ORDERS: Final = [
    " ".join(words) for words in permutations(["data", "share", "user", "right", "sell", "third"])
]

SHAPES: Final[dict[str, tuple[Callable[[int], str], Callable[[int], str]]]] = {
    "equal paragraphs": (lambda n: "<p>No sale.</p>" * n, lambda n: "<p>No sale.</p>" * (n - 1)),
    "equal paragraphs become one": (lambda n: "<p>No sale.</p>" * n, lambda n: f"<p>{'No sale. ' * n}</p>"),
    "one becomes equal paragraphs": (lambda n: f"<p>{'No sale. ' * n}</p>", lambda n: "<p>No sale.</p>" * n),
    "definitions": (
        lambda n: f"<dl>{'<dt>a</dt><dd>b</dd>' * n}</dl>",
        lambda n: f"<dl>{'<dt>a</dt><dd>c</dd>' * n}</dl>",
    ),
    "repeated dates": (
        lambda n: f"<p>{'Last updated: May 25, 2018. ' * n}</p>",
        lambda n: f"<p>{'Last updated: May 26, 2018. ' * n}</p>",
    ),
    "numeric dates": (lambda n: f"<p>{'01/02/2003 ' * n}</p>", lambda n: f"<p>{'01/02/2004 ' * n}</p>"),
    "one long clause": (
        lambda n: f"<p>{'we share data with partners ' * n}</p>",
        lambda n: f"<p>{'we share data with parties ' * n}</p>",
    ),
    "reworded throughout": (
        lambda n: "".join(f"<p>{order}</p>" for order in ORDERS[:n]),
        lambda n: "".join(f"<p>{order} now</p>" for order in ORDERS[:n]),
    ),
    "reversed": (
        lambda n: "".join(f"<p>clause number {i} of the text</p>" for i in range(n)),
        lambda n: "".join(f"<p>clause number {i} of the text</p>" for i in reversed(range(n))),
    ),
    "sentences": (
        lambda n: f"<p>{''.join(f'We keep a{i} here. ' for i in range(n))}</p>",
        lambda n: f"<p>{''.join(f'We keep b{i} here. ' for i in range(n))}</p>",
    ),
    "names": (
        lambda n: f"<p>{' '.join(f'Partner{i} Inc.,' for i in range(n))}</p>",
        lambda n: f"<p>{' '.join(f'Vendor{i} Inc.,' for i in range(n))}</p>",
    ),
    "nested": (lambda n: f"{'<div>' * n}a", lambda n: f"{'<div>' * n}b"),
    "dated paragraphs": (
        lambda n: "<p>Last updated: May 25, 2018</p>" * n,
        lambda n: "<p>Last updated: May 26, 2018</p>" * n,
    ),
    "groups of digits": (lambda n: f"<p>{'123 ' * n}</p>", lambda n: f"<p>{'124 ' * n}</p>"),
    "line breaks": (lambda n: f"<p>{'a<br>' * n}</p>", lambda n: f"<p>{'b<br>' * n}</p>"),
    "moved": (
        lambda n: "".join(f"<p>clause number {i} of the text</p>" for i in range(n)),
        lambda n: "".join(f"<p>clause number {(i + n // 2) % n} of the text</p>" for i in range(n)),
    ),
    "halved": (
        lambda n: "<p>we share data with partners and others</p>" * n,
        lambda n: "<p>we share data with</p><p>partners and others</p>" * n,
    ),
}  # fmt: skip


class Calls:
    """Counts the calls of functions, written in Python or C, while it is entered."""

    count = 0

    def __enter__(self) -> Calls:
        sys.setprofile(self._seen)
        return self

    def __exit__(self, *_: object) -> None:
        sys.setprofile(None)

    def _seen(self, _frame: FrameType, event: str, _argument: Any) -> None:
        self.count += event in ("call", "c_call")


def page(clauses: str) -> bytes:
    return f"<!doctype html><html lang='en'><body>{HEAD}{clauses}</body></html>".encode()


def calls(name: str, n: int) -> dict[str, int]:
    """Return the calls of each stage; `n` is the number of repetitions on the page."""
    first, second = (page(build(n)) for build in SHAPES[name])
    with Calls() as read:
        before = monitor.read(first, "https://a.example/", "text/html")
    after = monitor.read(second, "https://a.example/", "text/html")
    with Calls() as minted:
        known = mint(before, "v1")
    with Calls() as carried:
        carry(known, after, "v2")
    with Calls() as compared:
        monitor.compare(before, after)
    return {
        "read": read.count,
        "mint": minted.count,
        "carry": carried.count,
        "compare": compared.count,
    }


@pytest.mark.parametrize("name", SHAPES)
def test_doubling_a_page_never_quadruples_the_operations(name: str) -> None:
    calls(name, 4)  # patterns are compiled and tables are built on first use
    once, twice = calls(name, 200), calls(name, 400)
    dearer = {stage: (once[stage], twice[stage]) for stage in once}
    assert all(n < 3.5 * m for m, n in dearer.values()), dearer
