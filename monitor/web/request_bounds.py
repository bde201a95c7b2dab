"""Bounds on the parsing of one request, which happens on the daemon's event loop.

h11 limits only headers that are incomplete when it looks, and takes seconds for a body of one-byte
chunks. Browsers send forms with `Content-Length`, and so do proxies that hand them on.
"""

from __future__ import annotations

from typing import Any, Final

import h11

MOST_HEADER_BYTES: Final = 32 * 1024
SLICE: Final = 16 * 1024
"""Bytes that are parsed before the limit of the headers is looked at again."""


class BoundedConnection(h11.Connection):
    """The server's side of a connection; it refuses a request whose body has no length."""

    def __init__(self) -> None:
        super().__init__(h11.SERVER, MOST_HEADER_BYTES)

    def next_event(self) -> Any:
        """Return the next event; raise `RemoteProtocolError` at the headers of a chunked body."""
        event = super().next_event()
        if isinstance(event, h11.Request) and any(
            name == b"transfer-encoding" for name, _ in event.headers
        ):
            raise h11.RemoteProtocolError("a body needs a Content-Length", 411)
        return event


def slices(data: bytes) -> list[bytes]:
    """Return the bytes in slices, in order."""
    return [data[start : start + SLICE] for start in range(0, len(data), SLICE)]
