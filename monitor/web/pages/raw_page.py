"""The page of one version as it was fetched, to download."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final

from starlette.responses import Response

from monitor.store.protocols import Queries
from monitor.web.request_context import RequestContext

HEADERS: Final = {
    "content-type": "application/octet-stream",
    "content-security-policy": "sandbox; default-src 'none'",
    "cache-control": "private, max-age=3600",
}
"""Headers that let a browser save another site's page but never render or run it."""


def page(context: RequestContext, queries: Queries) -> Response:
    """Return the raw page as an attachment: `ostenz-privacy-policy-2026-11-22T01-25-44Z.html`."""
    number = context.place["number"]
    stem = queries.version(context.watch, number).stem
    stored = queries.files(context.watch, number)[0]
    suffix = PurePosixPath(stored.name.removesuffix(".zst")).suffix
    name = f"{context.watch.replace('/', '-')}-{stem}{suffix}"
    body = queries.page(context.watch, number).body
    return Response(
        body, headers={**HEADERS, "content-disposition": f'attachment; filename="{name}"'}
    )
