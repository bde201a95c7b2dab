"""Every response gets the security headers, and keeps those that it sets itself."""

from __future__ import annotations

import asyncio

from starlette.types import Message

from monitor.web.security_headers import HEADERS, hardened


def sent(message: Message, *cookies: str) -> dict[str, list[str]]:
    """The headers that arrive, by name."""
    arrived: list[Message] = []

    async def send(message: Message) -> None:
        arrived.append(message)

    async def respond() -> None:
        await hardened(send, cookies)(message)

    asyncio.run(respond())
    headers: dict[str, list[str]] = {}
    for name, value in arrived[0].get("headers", []):
        headers.setdefault(name.decode(), []).append(value.decode())
    return headers


def test_a_response_gets_every_header_and_cookie() -> None:
    headers = sent({"type": "http.response.start", "status": 200, "headers": []}, "a=1", "b=2")
    assert headers == {name: [value] for name, value in HEADERS.items()} | {
        "set-cookie": ["a=1", "b=2"]
    }


def test_a_header_of_the_response_itself_is_kept() -> None:
    own = [(b"cache-control", b"max-age=60")]
    headers = sent({"type": "http.response.start", "status": 200, "headers": own})
    assert headers["cache-control"] == ["max-age=60"]


def test_the_body_passes_unchanged() -> None:
    assert sent({"type": "http.response.body", "body": b"x"}, "a=1") == {}
