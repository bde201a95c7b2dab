"""The verbs that show versions: show, diff."""

from __future__ import annotations

import asyncio
from pathlib import Path

import click

from monitor.cli.invocation import Session, the_one
from monitor.cli.output import emit_json, instant
from monitor.cli.redline_output import show_report
from monitor.cli.stored_versions import Archive, child_reader, opened
from monitor.decide.memory import VersionRef
from monitor.errors import UsageError
from monitor.model import Policy, Report, Watch
from monitor.report.inert import inert
from monitor.report.message import About
from monitor.store.rows import VersionRow


@click.command(epilog="Example: policy-monitor show ostenz/privacy-policy 2026-11-22")
@click.argument("watch")
@click.argument("version", required=False)
@click.option("--clauses", is_flag=True, help="With each clause's id.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def show(session: Session, watch: str, version: str | None, clauses: bool, as_json: bool) -> None:
    """Show the words of a version; the newest if none is named.

    VERSION is its number, or its file's name or the beginning of that.
    """
    watchlist = session.questions()
    named = the_one(watchlist, watch)
    with opened(watchlist) as archive:
        row = archive.find(named.id, version)
        policy = asyncio.run(_policy(archive, named, row))
    if as_json:
        emit_json(_policy_json(row, policy))
    elif clauses:
        for clause in policy.clauses:
            click.echo(inert(f"{clause.id}  {clause.kind:9}  {clause.label} {clause.text}"))
    else:
        click.echo(inert(policy.markdown), nl=False)


async def _policy(archive: Archive, watch: Watch, row: VersionRow) -> Policy:
    async with child_reader() as reader:
        return await archive.policy(reader, watch, row)


def _policy_json(row: VersionRow, policy: Policy) -> dict[str, object]:
    return {
        "watch": row.watch,
        "number": row.seq,
        "version": row.stem,
        "captured_at": instant(row.captured_at),
        "language": policy.language,
        "dates": [{"value": d.value, "role": d.role, "text": d.text} for d in policy.dates],
        "clauses": [
            {"id": c.id, "kind": c.kind, "path": c.path, "label": c.label, "text": c.text}
            for c in policy.clauses
        ],
    }


@click.command(epilog="Example: policy-monitor diff ostenz/privacy-policy 1 3 --html redline.html")
@click.argument("watch")
@click.argument("versions", nargs=-1, metavar="[A B]")
@click.option("--html", type=click.Path(path_type=Path), help="Write the redline to this file.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def diff(
    session: Session, watch: str, versions: tuple[str, ...], html: Path | None, as_json: bool
) -> None:
    """Show the redline between two versions; the last two if none are named."""
    if len(versions) not in (0, 2):
        raise UsageError("name two versions, or none for the last two")
    watchlist = session.questions()
    named = the_one(watchlist, watch)
    with opened(watchlist) as archive:
        first, last = versions or (None, None)
        before = archive.find(named.id, first, back=0 if first else 1)
        after = archive.find(named.id, last)
        report = asyncio.run(_report(archive, named, before, after))
    about = About(named.id, named.company, named.document, named.url)
    show_report(report, about, _ref(before), _ref(after), as_json=as_json, html=html)


async def _report(archive: Archive, watch: Watch, before: VersionRow, after: VersionRow) -> Report:
    async with child_reader() as reader:
        return await archive.report(reader, watch, before, after)


def _ref(row: VersionRow) -> VersionRef:
    return VersionRef(row.stem, row.captured_at, row.last_updated)
