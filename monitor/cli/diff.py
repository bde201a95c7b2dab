"""The verb `diff`: print the redline between two versions."""

from __future__ import annotations

import asyncio
from pathlib import Path

import click

from monitor.cli.invocation import Invocation, single_watch
from monitor.cli.redline_output import show_report
from monitor.cli.stored_versions import Archive, opened
from monitor.errors import UsageError
from monitor.model import Report, Watch
from monitor.report.message import About
from monitor.store.rows import VersionRow


@click.command(epilog="Example: policy-monitor diff ostenz/privacy-policy 1 3 --html redline.html")
@click.argument("watch")
@click.argument("versions", nargs=-1, metavar="[A B]")
@click.option("--html", type=click.Path(path_type=Path), help="Write the redline to this file.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def diff(
    invocation: Invocation, watch: str, versions: tuple[str, ...], html: Path | None, as_json: bool
) -> None:
    """Show the redline between two versions; the last two if none are named."""
    if len(versions) not in (0, 2):
        raise UsageError("name two versions, or none for the last two")
    watchlist = invocation.watchlist_without_secrets()
    named = single_watch(watchlist, watch)
    with opened(watchlist) as archive:
        first, last = versions or (None, None)
        before = archive.find(named.id, first, back=0 if first else 1)
        after = archive.find(named.id, last)
        report = asyncio.run(_report(archive, named, before, after))
    about = About.of(named)
    show_report(report, about, before.ref, after.ref, as_json=as_json, html=html)


async def _report(archive: Archive, watch: Watch, before: VersionRow, after: VersionRow) -> Report:
    from monitor.service.factories import single_worker_reader

    async with single_worker_reader() as reader:
        return await archive.report(reader, watch, before, after)
