"""The verb `add`: a page joins the watchlist after it was read once."""

from __future__ import annotations

import asyncio

import click

from monitor.cli.invocation import Session
from monitor.cli.output import emit_json
from monitor.errors import MonitorError, UsageError
from monitor.model import Policy, Trouble, Watch
from monitor.onboarding.discovery import likely_company, likely_document
from monitor.report.inert import one_line
from monitor.watchlist import Watchlist, append_watch, slug, web_address


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
    session: Session,
    url: str,
    company: str | None,
    document: str | None,
    keep: str | None,
    drop: tuple[str, ...],
    anyway: bool,
    as_json: bool,
) -> None:
    """Read a page once, say what was understood, and add it to the watchlist.

    The watchlist keeps its comments, and is made where there is none.
    """
    url = typed_address(url, "URL")
    watchlist = session.questions_or_empty()
    if not anyway:
        _require_new(watchlist, url)
    looked = asyncio.run(_looked(watchlist, Watch("", "", "", url, keep=keep, drop=drop)))
    if isinstance(looked, Trouble) and not anyway:
        raise MonitorError(
            f"{url} was not added: {looked.detail}\n"
            "mend the address or the selectors, or add it as it is with --anyway"
        )
    title = looked.title if isinstance(looked, Policy) else ""
    company = company or likely_company(url)
    document = document or likely_document(url, title)
    keys: dict[str, str | list[str]] = {"company": company, "document": document, "url": url}
    append_watch(session.path, **keys, **_selectors(keep, drop))
    identifier = f"{slug(company)}/{slug(document)}"
    if as_json:
        emit_json({"watch": identifier, **keys, "read": understood_json(looked)})
    else:
        click.echo(one_line(f"{identifier}: {understood(looked)}"))
        click.echo(f"added to {session.path}. Next: policy-monitor check {identifier}")


def understood(looked: Policy | Trouble) -> str:
    """What was read, in a line: words, clauses, printed date, language."""
    if isinstance(looked, Trouble):
        return looked.detail
    date = looked.last_updated
    printed = f"dated {date.value} (“{date.text}”)" if date else "no date printed"
    words = len(looked.text.split())
    return f"{words} words in {len(looked.clauses)} clauses, {printed}, language {looked.language}"


def understood_json(looked: Policy | Trouble) -> dict[str, object]:
    """The same as JSON values."""
    if isinstance(looked, Trouble):
        return {"problem": looked.kind, "detail": looked.detail}
    return {
        "title": looked.title,
        "words": len(looked.text.split()),
        "clauses": len(looked.clauses),
        "last_updated": looked.last_updated.value if looked.last_updated else None,
        "language": looked.language,
    }


def typed_address(url: str, name: str) -> str:
    """An address as people type it: `ostenz.example` is https://ostenz.example."""
    try:
        return web_address(url if ":/" in url else f"https://{url}")
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint=name) from None


def _require_new(watchlist: Watchlist, url: str) -> None:
    there = next((watch.id for watch in watchlist.watches if watch.url == url), None)
    if there:
        raise UsageError(
            f"{url} is watched already, as {there}\nwatch it under a second name with --anyway"
        )


def _selectors(keep: str | None, drop: tuple[str, ...]) -> dict[str, str | list[str]]:
    kept: dict[str, str | list[str]] = {"keep": keep} if keep else {}
    return kept | ({"drop": list(drop)} if drop else {})


async def _looked(watchlist: Watchlist, watch: Watch) -> Policy | Trouble:
    from monitor.onboarding.probe import page_probe

    async with page_probe(watchlist) as someone:
        return await someone.visit(watch)
