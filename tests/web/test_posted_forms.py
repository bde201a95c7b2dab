"""A form is read within bounds, and only a page of this site may send it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

import pytest
from starlette.requests import Request

from monitor.web.posted_forms import LONGEST_FORM, MOST_FIELDS, is_same_origin, read_form


def request(body: bytes = b"", headers: Mapping[str, str] | None = None) -> Request:
    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": body, "more_body": False}

    raw = [(name.encode(), value.encode()) for name, value in (headers or {}).items()]
    return Request({"type": "http", "method": "POST", "headers": raw}, receive)


@pytest.mark.parametrize(
    ("headers", "same"),
    [
        ({"host": "a.example:1", "origin": "http://a.example:1"}, True),
        ({"host": "A.example", "referer": "https://a.example/page"}, True),
        (
            {"host": "a.example", "origin": "https://b.example", "referer": "https://a.example"},
            False,
        ),
        ({"host": "a.example", "origin": "null"}, False),
        ({"host": "a.example", "origin": "http://[broken"}, False),
        ({"host": "a.example"}, False),
        ({"origin": "http://"}, False),
    ],
)
def test_origin_or_else_referer_must_name_the_host(headers: dict[str, str], same: bool) -> None:
    assert is_same_origin(request(headers=headers), https=False) is same


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        (b"note=a+b&empty=", {"note": "a b", "empty": ""}),
        (b"name=%ff", {"name": "\ufffd"}),
        (b"", {}),
        (b"a=" + b"x" * LONGEST_FORM, None),
        (b"&".join(b"f%d=" % n for n in range(MOST_FIELDS + 1)), None),
    ],
    ids=["fields", "not UTF-8", "empty", "too long", "too many fields"],
)
def test_fields_are_read_up_to_a_bound(body: bytes, fields: dict[str, str] | None) -> None:
    assert asyncio.run(read_form(request(body))) == fields
