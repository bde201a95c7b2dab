"""The verb `explain`: what was taken for the policy, what was left out, and by which rule."""

from __future__ import annotations

import asyncio

import click

from monitor.cli.archive import Archive, opened
from monitor.cli.output import emit_json
from monitor.cli.session import Session, the_one
from monitor.model import Document, Watch
from monitor.report.inert import inert, one_line


@click.command(epilog="Example: policy-monitor explain ostenz/privacy-policy")
@click.argument("watch")
@click.argument("version", required=False)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def explain(session: Session, watch: str, version: str | None, as_json: bool) -> None:
    """Show how a stored page was read: what was left out, by which rule, and what was kept."""
    watchlist = session.questions()
    named = the_one(watchlist, watch)
    with opened(watchlist) as archive:
        document = asyncio.run(_document(archive, named, version))
    if as_json:
        emit_json(_document_json(document))
        return
    for part in document.dropped:
        click.echo(
            click.style(f"left out by {one_line(part.rule)}", fg="red")
            + f"  {one_line(part.where)}"
        )
        click.echo(f"    {one_line(part.text)[:200]}")
    for block in document.blocks:
        click.echo(
            click.style(f"{block.kind:10}", fg="green")
            + inert(f" {block.label} {block.text}"[:200])
        )


async def _document(archive: Archive, watch: Watch, version: str | None) -> Document:
    from monitor.sandbox import Sandbox

    page = archive.page(archive.find(watch.id, version))
    children = Sandbox(children=1)
    try:
        return await children.run(_extracted, page.body, page.final_url, page.content_type, watch)
    finally:
        await children.aclose()


def _extracted(body: bytes, url: str, content_type: str, watch: Watch) -> Document:
    from monitor.extract import extract

    return extract(body, url, content_type, keep=watch.keep, drop=watch.drop, section=watch.section)


def _document_json(document: Document) -> dict[str, object]:
    return {
        "title": document.title,
        "language": document.language,
        "dropped": [{"rule": d.rule, "where": d.where, "text": d.text} for d in document.dropped],
        "kept": [{"kind": b.kind, "label": b.label, "text": b.text} for b in document.blocks],
    }
