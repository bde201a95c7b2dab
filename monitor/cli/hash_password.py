"""The verb `hash-password`: print the hash that the watchlist holds instead of the password."""

from __future__ import annotations

from typing import Final

import click

from monitor.errors import UsageError

SHORTEST: Final = 12
"""Fewest characters of a password."""


@click.command(epilog="Example: policy-monitor hash-password")
@click.option(
    "--password",
    prompt=True,
    hide_input=True,
    confirmation_prompt=True,
    help="Asked for if not given; better not given, for others may see it.",
)
def hash_password(password: str) -> None:
    """Make the hash of a password for the status page.

    It goes into the watchlist: [web] password_hash = "…"
    """
    from monitor.web.passwords import hashed

    if len(password) < SHORTEST:
        raise UsageError(f"a password of fewer than {SHORTEST} characters is guessed too soon")
    click.echo(str(hashed(password)))
