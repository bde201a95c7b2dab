"""The verb `show`: print the text of one version."""

from __future__ import annotations

import asyncio

import click

from monitor.cli.invocation import Invocation, single_watch
from monitor.cli.output import emit_json, instant
from monitor.cli.stored_versions import Archive, opened
from monitor.model import Policy, Watch
from monitor.report.inert import inert
from monitor.store.rows import VersionRow


@click.command(epilog="Example: policy-monitor show ostenz/privacy-policy 2026-11-22")
@click.argument("watch")
@click.argument("version", required=False)
@click.option("--clauses", is_flag=True, help="With each clause's id.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def show(
    invocation: Invocation, watch: str, version: str | None, clauses: bool, as_json: bool
) -> None:
    """Show the words of a version; the newest if none is named.

    VERSION is its number, or its file's name or the beginning of that.
    """
    watchlist = invocation.watchlist_without_secrets()
    named = single_watch(watchlist, watch)
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
    from monitor.service.factories import single_worker_reader

    async with single_worker_reader() as reader:
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
