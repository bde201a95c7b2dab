"""The verb `init`: from a few addresses to a watchlist that works."""

from __future__ import annotations

import asyncio
import base64
import json
import secrets
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from monitor.cli.add import typed_address, understood
from monitor.cli.alerts import tried
from monitor.cli.invocation import Session
from monitor.cli.output import print_table
from monitor.errors import MonitorError, UsageError
from monitor.model import Policy, Trouble, Watch
from monitor.onboarding.discovery import likely_company, likely_document
from monitor.report.inert import one_line
from monitor.watchlist import Watchlist, append_watch, parse, slug

if TYPE_CHECKING:
    from monitor.onboarding.probe import PageProbe

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


@dataclass(frozen=True, slots=True)
class Found:
    """A document that was looked at."""

    company: str
    document: str
    url: str
    looked: Policy | Trouble

    @property
    def id(self) -> str:
        """The id its watch will have."""
        return f"{slug(self.company)}/{slug(self.document)}"


@click.command(
    epilog="Example: policy-monitor init https://www.ostenz.example https://open-e.example/privacy"
)
@click.argument("urls", nargs=-1, metavar="[ADDRESS]…")
@click.option("--webhook", help="Where alerts are posted to.")
@click.option("--contact", help="Your mail address, sent along so that sites can reach you.")
@click.option("--allow", multiple=True, help="Private address range that may be read; repeatable.")
@click.pass_obj
def init(
    session: Session,
    urls: tuple[str, ...],
    webhook: str | None,
    contact: str | None,
    allow: tuple[str, ...],
) -> int:
    """Make a watchlist from a few addresses: of policies, or of home pages that link to them.

    Each is read once, and what was understood is shown. On a terminal it asks for what is not given.
    """
    if session.path.exists():
        raise UsageError(f"{session.path} exists already: add to it with `policy-monitor add URL`")
    asking = sys.stdin.isatty()
    if asking and contact is None:
        contact = click.prompt(
            "Your mail address, for the sites (empty: none)", default="", show_default=False
        )
    addresses = [
        typed_address(url, "ADDRESS") for url in urls or (_asked_addresses() if asking else ())
    ]
    if not addresses:
        raise UsageError("give the address of a policy, or of a company's home page")
    head = _head(contact, allow)
    found = asyncio.run(_explored(parse(head, session.path, None), addresses))
    _print_found(found)
    readable = [document for document in found if isinstance(document.looked, Policy)]
    if not readable:
        raise MonitorError("nothing was written: no policy could be read at these addresses")
    if asking and not webhook:
        webhook = click.prompt(
            "Webhook for alerts (empty: none yet)", default="", show_default=False
        )
    _write(session.path, head, readable, webhook or "")
    watches = "1 watch" if len(readable) == 1 else f"{len(readable)} watches"
    click.echo(one_line(f"written: {session.path} with {watches}"))
    told = tried(session.watchlist(), "team") if webhook else 0
    click.echo("Next: policy-monitor check, then policy-monitor run")
    return told


def _asked_addresses() -> Sequence[str]:
    click.echo("Addresses of policies or home pages, one on each line; an empty line ends.")
    return list(
        iter(lambda: click.prompt("", default="", show_default=False, prompt_suffix="> "), "")
    )


async def _explored(watchlist: Watchlist, addresses: Sequence[str]) -> list[Found]:
    from monitor.onboarding.probe import page_probe

    async with page_probe(watchlist) as someone:
        found = [document for url in addresses for document in await _documents(someone, url)]
    return list({document.id: document for document in reversed(found)}.values())[::-1]


async def _documents(someone: PageProbe, url: str) -> list[Found]:
    """The policy at the address, or those that the page there links to."""
    page = await someone.fetch(Watch("", "", "", url))
    if isinstance(page, Trouble):
        return [_found(url, page)]
    policy = await someone.read(page)
    linked = () if isinstance(policy, Policy) else await someone.documents_on(page)
    if not linked:
        return [_found(url, policy)]
    company = likely_company(page.final_url)
    return [
        Found(company, document, target, await someone.visit(Watch("", "", "", target)))
        for document, target in linked
    ]


def _found(url: str, looked: Policy | Trouble) -> Found:
    title = looked.title if isinstance(looked, Policy) else ""
    return Found(likely_company(url), likely_document(url, title), url, looked)


def _print_found(found: Sequence[Found]) -> None:
    print_table(
        ("", "WATCH", "UNDERSTOOD"),
        [
            (
                "ok" if isinstance(document.looked, Policy) else "problem",
                document.id,
                understood(document.looked),
            )
            for document in found
        ],
    )


def _head(contact: str | None, allow: Sequence[str]) -> str:
    """The watchlist before its channel and watches."""
    sender = f'contact   = "mailto:{contact}"\n' if contact else ""
    network = f"\n[network]\nallow = {json.dumps(list(allow))}\n" if allow else ""
    return HEAD + sender + network


def _write(path: Path, head: str, found: Sequence[Found], webhook: str) -> None:
    """The watchlist, checked before anything is written; a webhook's secret in a file of its own."""
    text = head + (CHANNEL.format(webhook=webhook, secret=SECRET_FILE) if webhook else "")
    parse(text, path, None)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if webhook:
            _write_secret(path.with_name(SECRET_FILE))
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{error.filename or path} cannot be written: {error.strerror}") from error
    for document in found:
        append_watch(path, company=document.company, document=document.document, url=document.url)


def _write_secret(path: Path) -> None:
    if path.exists():
        return
    path.touch(mode=0o600)
    path.write_text("whsec_" + base64.b64encode(secrets.token_bytes(32)).decode() + "\n")
    click.echo(one_line(f"the webhook's signing key is in {path}: give it to the receiver"))
