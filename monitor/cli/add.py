"""The verb `add`: read a page once and append it to the watchlist."""

from __future__ import annotations

import asyncio
from pathlib import Path

import click

from monitor.cli.invocation import Invocation, typed_address
from monitor.cli.output import emit_json
from monitor.cli.reading_summary import summary_json, summary_line, title_of
from monitor.errors import MonitorError, UsageError
from monitor.model import Policy, Trouble, Watch
from monitor.onboarding.discovery import likely_company, likely_document
from monitor.report.inert import one_line
from monitor.watchlist import Watchlist, append_watch, slug

Keys = dict[str, str | list[str]]
"""Keys of one `[[watch]]` table."""


@click.command(epilog="Example: policy-monitor add https://ostenz.example/privacy --company Ostenz")
@click.argument("url")
@click.option("--company", help="Whose document it is; by default the name in the address.")
@click.option("--document", help="What it is; by default what address and title say.")
@click.option("--keep", help="CSS selector of the policy on the page.")
@click.option("--drop", multiple=True, help="CSS selector of what is not the policy; repeatable.")
@click.option("--anyway", is_flag=True, help="Add it even if it cannot be read now.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def add(
    invocation: Invocation,
    url: str,
    company: str | None,
    document: str | None,
    keep: str | None,
    drop: tuple[str, ...],
    anyway: bool,
    as_json: bool,
) -> None:
    """Read a page once, say what was understood, and add it to the watchlist.

    The watchlist keeps its comments; a missing watchlist is created.
    """
    url = typed_address(url, "URL")
    watchlist = invocation.watchlist_or_empty()
    if not anyway:
        _require_new(watchlist, url)
    reading = asyncio.run(_read_once(watchlist, Watch("", "", "", url, keep=keep, drop=drop)))
    if not anyway:
        _require_readable(url, reading)
    company = company or likely_company(url)
    document = document or likely_document(url, title_of(reading))
    named: Keys = {"company": company, "document": document, "url": url}
    append_watch(invocation.path, **named, **_selectors(keep, drop))
    watch = f"{slug(company)}/{slug(document)}"
    if as_json:
        emit_json({"watch": watch, **named, "read": summary_json(reading)})
    else:
        _print_added(watch, reading, invocation.path)


def _require_new(watchlist: Watchlist, url: str) -> None:
    watched = next((watch.id for watch in watchlist.watches if watch.url == url), None)
    if watched:
        raise UsageError(
            f"{url} is watched already, as {watched}\nwatch it under a second name with --anyway"
        )


def _require_readable(url: str, reading: Policy | Trouble) -> None:
    if isinstance(reading, Trouble):
        raise MonitorError(
            f"{url} was not added: {reading.detail}\n"
            "mend the address or the selectors, or add it as it is with --anyway"
        )


def _selectors(keep: str | None, drop: tuple[str, ...]) -> Keys:
    kept: Keys = {"keep": keep} if keep else {}
    return kept | ({"drop": list(drop)} if drop else {})


async def _read_once(watchlist: Watchlist, watch: Watch) -> Policy | Trouble:
    from monitor.onboarding.probe import page_probe

    async with page_probe(watchlist) as probe:
        return await probe.visit(watch)


def _print_added(watch: str, reading: Policy | Trouble, path: Path) -> None:
    click.echo(one_line(f"{watch}: {summary_line(reading)}"))
    click.echo(f"added to {path}. Next: policy-monitor check {watch}")
