"""The watchlist file that `init` writes, with the webhook's signing key beside it."""

from __future__ import annotations

import base64
import json
import secrets
from collections.abc import Sequence
from pathlib import Path

import click

from monitor.errors import UsageError
from monitor.report.inert import one_line
from monitor.watchlist import append_watch, parse

HEAD = """\
# What is watched and who is told. All keys: the watchlist.toml of policy-monitor's repository.

[monitor]
snapshots = "snapshots"
every     = "12h"
confirm   = "10m"               # a changed page is read again after this long
"""
CHANNEL = """
[channel.team]
webhook  = "{webhook}"
secret   = "${{file:{secret}}}"
at_least = "low"
"""
SECRET_FILE = "team.secret"  # noqa: S105 - the name of the file, not the secret


def head_of(contact: str | None, allow: Sequence[str]) -> str:
    """Return the tables that stand before the channel and the watches."""
    sender = f'contact   = "mailto:{contact}"\n' if contact else ""
    return HEAD + sender + network_table("fetch", allow)


def network_table(scope: str, allow: Sequence[str]) -> str:
    """Return the table `[network.<scope>]`; "" if nothing is allowed."""
    return f"\n[network.{scope}]\nallow = {json.dumps(list(allow))}\n" if allow else ""


def write_watchlist(
    path: Path, head: str, watches: Sequence[dict[str, str]], webhook: str | None
) -> None:
    """Validate and write the watchlist; give the webhook a new signing key in its own file.

    Each of `watches` holds `company`, `document` and `url`. Raises `UsageError` if a file cannot be
    written and `WatchlistError` for a value that the watchlist does not accept.
    """
    channel = CHANNEL.format(webhook=webhook, secret=SECRET_FILE) if webhook else ""
    parse(head + channel, path, None)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if webhook:
            _write_secret(path.with_name(SECRET_FILE))
        path.write_text(head + channel, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{error.filename or path} cannot be written: {error.strerror}") from error
    for keys in watches:
        append_watch(path, **keys)


def _write_secret(path: Path) -> None:
    if path.exists():
        return
    path.touch(mode=0o600)
    path.write_text("whsec_" + base64.b64encode(secrets.token_bytes(32)).decode() + "\n")
    click.echo(one_line(f"the webhook's signing key is in {path}: give it to the receiver"))
