"""The verb `explain`: print what was kept as the policy, what was dropped, and by which rule."""

from __future__ import annotations

import asyncio
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click

from monitor.cli.invocation import Invocation, single_watch
from monitor.cli.output import NARROWEST, emit_json, print_table, write_file
from monitor.cli.stored_versions import opened
from monitor.errors import MonitorError, NotAPolicy, NotAPolicyReason, UsageError
from monitor.extract import explain as explaining
from monitor.model import Block, Dropped, Page, Trouble, Watch
from monitor.report.inert import inert, one_line
from monitor.report.refusal_advice import trouble_of
from monitor.watchlist import Watchlist

WIDTH: Final = 160
"""Columns to print where stdout is not a terminal."""


@dataclass(frozen=True, slots=True)
class ExplainedPage:
    """How one page was read, as the worker answers it."""

    kept: tuple[Block, ...]
    dropped: tuple[Dropped, ...]
    html: str
    """The page with its marks."""
    refused: tuple[NotAPolicyReason, str] | None
    """Reason and detail if the page is not taken for a policy."""


@click.command(epilog="Example: policy-monitor explain ostenz/privacy-policy --html reading.html")
@click.argument("watch")
@click.argument("version", required=False)
@click.option("--now", is_flag=True, help="Explain the page as it is now, not a stored version.")
@click.option("--html", type=click.Path(path_type=Path), help="Write the page with its marks here.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def explain(
    invocation: Invocation,
    watch: str,
    version: str | None,
    now: bool,
    html: Path | None,
    as_json: bool,
) -> None:
    """Show how a page was read: what was left out, by which rule, and what was kept.

    The selectors shown are ready for the watch's keys `keep` and `drop`.
    """
    if now and version is not None:
        raise UsageError(f"name a version or --now, not both: '{version}' is a stored one")
    watchlist = invocation.watchlist_without_secrets()
    named = single_watch(watchlist, watch)
    page = asyncio.run(_fetched(watchlist, named)) if now else _stored(watchlist, named, version)
    explained = asyncio.run(_explained(page, named))
    if html is not None:
        write_file(html, explained.html)
    if as_json:
        emit_json(_explanation_json(explained))
    elif html is not None:
        click.echo(one_line(f"written: {html}"))
    else:
        _print(explained)


def _stored(watchlist: Watchlist, watch: Watch, version: str | None) -> Page:
    with opened(watchlist) as archive:
        return archive.page(archive.find(watch.id, version))


async def _fetched(watchlist: Watchlist, watch: Watch) -> Page:
    from monitor.onboarding.probe import page_probe

    async with page_probe(watchlist) as probe:
        page = await probe.fetch(watch)
    if isinstance(page, Trouble):
        raise MonitorError(f"{watch.url}: {page.detail}")
    return page


async def _explained(page: Page, watch: Watch) -> ExplainedPage:
    from monitor.service.factories import single_worker

    try:
        async with single_worker(explain_page) as worker:
            return await worker.run(page.final_url, explain_page, page, watch)
    except NotAPolicy as refused:
        raise MonitorError(f"{page.final_url}: {trouble_of(refused).detail}") from refused


def explain_page(page: Page, watch: Watch) -> ExplainedPage:
    """Return what was kept and dropped on a page; the page is untrusted: run this in a worker."""
    found = explaining.explain(
        page.body, page.final_url, page.content_type,
        keep=watch.keep, drop=watch.drop, section=watch.section,
    )  # fmt: skip
    refused = (found.refusal.reason, found.refusal.detail) if found.refusal else None
    return ExplainedPage(found.kept, found.dropped, found.html, refused)


def _print(explanation: ExplainedPage) -> None:
    """Print the refusal if any, a table of what was dropped, then what was kept."""
    if explanation.refused is not None:
        click.secho(one_line(f"not taken for a policy: {': '.join(explanation.refused)}"), fg="red")
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else WIDTH
    if explanation.dropped:
        click.secho("LEFT OUT", bold=True)
        rules = [(d.rule, d.where, d.text) for d in explanation.dropped]
        room = width - sum(max(len(row[column]) for row in rules) for column in (0, 1)) - 4
        print_table(
            ("RULE", "SELECTOR", "WORDS"),
            [(rule, where, _cut(text, max(room, NARROWEST))) for rule, where, text in rules],
        )
    words = sum(len(block.text.split()) for block in explanation.kept)
    kept = f"KEPT  {len(explanation.kept)} blocks, {words} words"
    click.secho(f"\n{kept}" if explanation.dropped else kept, bold=True)
    for block in explanation.kept:
        text = _cut(one_line(f"{block.label} {block.text}"), width - 11)
        click.echo(click.style(f"{block.kind:10}", fg="green") + inert(f" {text}"))


def _cut(text: str, width: int) -> str:
    text = one_line(text)
    return text if len(text) <= width else f"{text[: width - 1]}…"


def _explanation_json(explanation: ExplainedPage) -> dict[str, object]:
    refused = explanation.refused
    return {
        "refusal": refused and {"reason": refused[0], "detail": refused[1]},
        "dropped": [
            {"rule": d.rule, "where": d.where, "text": d.text} for d in explanation.dropped
        ],
        "kept": [{"kind": b.kind, "label": b.label, "text": b.text} for b in explanation.kept],
    }
