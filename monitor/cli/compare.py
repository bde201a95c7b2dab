"""The verb `compare`: print the redline between two files; needs no watchlist and no store."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

import click

from monitor.cli.redline_output import show_report
from monitor.cli.stored_versions import expected
from monitor.decide.memory import VersionRef
from monitor.errors import MonitorError, UsageError
from monitor.extract.formats.registry import of_suffix
from monitor.extract.formats.web_page import HTML
from monitor.model import Page, Policy, Report, Trouble, Watch
from monitor.report.message import About


@click.command(epilog="Example: policy-monitor compare terms-2025.html terms-2026.html")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--keep", help="CSS selector of the policy on the page.")
@click.option("--drop", multiple=True, help="CSS selector of what is not the policy; repeatable.")
@click.option("--section", help="Heading of the one policy meant among several.")
@click.option("--language", help="Settles ambiguous dates: fr, en, …")
@click.option("--html", type=click.Path(path_type=Path), help="Write the redline to this file.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def compare(
    old: Path,
    new: Path,
    keep: str | None,
    drop: tuple[str, ...],
    section: str | None,
    language: str | None,
    html: Path | None,
    as_json: bool,
) -> None:
    """Show what changed between two files: HTML, PDF, DOCX, Markdown or plain text, also as .zst."""
    watch = Watch(
        new.name, "", new.name, new.name, keep=keep, drop=drop, section=section, language=language
    )
    pages = page_of(old), page_of(new)
    before, after, report = asyncio.run(_compared(pages, watch))
    about = About(new.name, old.name, new.name, "")
    sides = (
        VersionRef(path.name, page.fetched_at, policy.last_updated)
        for path, page, policy in ((old, pages[0], before), (new, pages[1], after))
    )
    show_report(report, about, *sides, as_json=as_json, html=html)


def page_of(path: Path) -> Page:
    """Return a file as a page that was fetched when the file was last modified."""
    try:
        body, changed = path.read_bytes(), path.stat().st_mtime
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from error
    if path.suffix == ".zst":
        body, path = _unpacked(body, path), path.with_suffix("")
    content_type = (of_suffix(path.suffix) or HTML).content_types[0]
    url = path.absolute().as_uri()
    return Page(url, url, 200, (), body, content_type, datetime.fromtimestamp(changed, UTC))


def _unpacked(body: bytes, path: Path) -> bytes:
    from monitor.store.compression import ZstdError, decompress

    try:
        return decompress(body)
    except ZstdError as error:
        raise UsageError(f"{path} is not zstd, or damaged: {error}") from error


async def _compared(pages: tuple[Page, Page], watch: Watch) -> tuple[Policy, Policy, Report]:
    from monitor.service.factories import single_worker_reader

    async with single_worker_reader() as reader:
        policies = []
        for page in pages:
            policy = await reader.read(page, watch)
            if isinstance(policy, Trouble):
                raise MonitorError(f"{unquote(urlsplit(page.url).path)}: {policy.detail}")
            policies.append(policy)
        before, after = policies
        return before, after, expected(await reader.compare(before, after))
