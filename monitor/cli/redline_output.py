"""How `diff` and `compare` print a report: in the terminal, as JSON, or as one HTML file."""

from __future__ import annotations

from pathlib import Path

import click

from monitor.cli.output import emit_json, instant, look, write_file
from monitor.decide.memory import VersionRef
from monitor.model import PrintedDate, Report
from monitor.report.inert import one_line
from monitor.report.message import About
from monitor.report.payload import findings
from monitor.report.terminal import redline_text


def show_report(
    report: Report,
    about: About,
    before: VersionRef,
    after: VersionRef,
    *,
    as_json: bool,
    html: Path | None,
) -> None:
    """Print what changed between two versions, in the form that the options ask for."""
    if html is not None:
        from monitor.report.html import redline_page

        write_file(html, redline_page(report, about, before, after))
    if as_json:
        sides = {"before": _version(before), "after": _version(after)}
        emit_json({"watch": about.watch, **findings(report), **sides})
    elif html is not None:
        click.echo(one_line(f"{report.summary} Written: {html}"))
    else:
        click.echo(redline_text(report, about, before, after, look()), nl=False)


def _version(ref: VersionRef) -> dict[str, object]:
    return {
        "version": ref.version,
        "captured_at": instant(ref.captured_at),
        "last_updated": _date(ref.last_updated),
    }


def _date(printed: PrintedDate | None) -> dict[str, str] | None:
    if printed is None:
        return None
    return {"value": printed.value, "role": printed.role, "text": printed.text}
