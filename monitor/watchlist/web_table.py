"""Read `[web]`: a page that others can reach is guarded, and what it believes is named."""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path
from typing import Final

from monitor.config.listen_checks import SOCKET
from monitor.config.table_decoder import Decoder
from monitor.watchlist import keys
from monitor.watchlist.values import Web

NAME_THE_PROXY: Final = f'trusted_proxies = ["{SOCKET}"]'


def read_web(decoder: Decoder, raw: object) -> Web:
    """Return the status page's settings."""
    values = decoder.table(raw, ("web",), keys.WEB)
    has_password = isinstance(raw, dict) and "password_hash" in raw
    listen = values.pop("listen", (Web().host, Web().port))
    socket = listen if isinstance(listen, Path) else None
    host, port = (Web().host, Web().port) if socket else listen
    web = Web(host=host, port=port, socket=socket, **values)
    for key, problem in _faults(web, has_password=has_password):
        decoder.fault(("web", key), problem)
    return web


def _faults(web: Web, *, has_password: bool) -> Iterator[tuple[str, str]]:
    """Yield key and problem. A hash that cannot be resolved is a fault of its own, not a missing one."""
    names_socket = SOCKET in web.trusted_proxies
    public = not web.socket and web.host != "localhost" and not ip_address(web.host).is_loopback
    if public and not (has_password or web.user_header):
        yield (
            "listen",
            (
                f"{web.host} can be reached by others: give password_hash or user_header, or listen on 127.0.0.1"
            ),
        )
    if web.user_header and not web.trusted_proxies:
        example = NAME_THE_PROXY if web.socket else 'trusted_proxies = ["127.0.0.1"]'
        yield (
            "user_header",
            (
                "anybody who reaches the page could send this header: name the proxy that sets it, "
                f"for example {example}"
            ),
        )
    if names_socket and not web.socket:
        yield (
            "trusted_proxies",
            (
                f'"{SOCKET}" is whoever connects to the page\'s socket, and it has none: '
                'listen = "unix:/run/policy-monitor/page.sock"'
            ),
        )
    if web.socket and has_password and not names_socket:
        yield (
            "listen",
            (
                "behind a socket only the proxy tells readers apart, and the wrong passwords of one "
                f"would delay all: {NAME_THE_PROXY}"
            ),
        )
