"""Print the demonstration to the terminal."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Sequence
from email.message import EmailMessage
from pathlib import Path
from typing import Final

import click

from monitor.demo.receivers import Posted
from monitor.demo.scenes import Company, Scene
from monitor.report.inert import one_line
from monitor.report.message import Changed, Problem, Recovered
from monitor.report.payload_reader import parse
from monitor.report.terminal import Look, redline_text

WIDTH: Final = 92


def opening(companies: Sequence[Company]) -> None:
    """Print what is about to happen."""
    click.secho("\n  Five made-up companies, one monitor", bold=True)
    _say(
        "A local site, the real daemon reading it every second, a webhook and a mailbox. "
        "Everything happens on this machine."
    )
    for company in companies:
        click.echo(f"    {company.name:18}" + click.style(company.trait, dim=True))


def first_reading(*, read: bool) -> None:
    """Print whether all policies were read."""
    if read:
        _say(
            "All five are read and stored: the first version of each. That is no news, so nobody is told."
        )
    else:
        click.secho("  The pages were not read in time.", fg="red")


def scene(number: int, of: int, scene: Scene) -> None:
    """Print the heading of a scene."""
    title = f" {number}/{of}  {scene.title} "
    click.echo("\n  " + click.style(title, bold=True, reverse=True) + "\n")
    _say(scene.what)


def webhook(posted: Posted) -> None:
    """Print an alert that the webhook received, with its redline."""
    message = parse(posted.body)
    seal = "signature verified" if posted.genuine else "SIGNATURE WRONG"
    click.echo(
        click.style("\n  ▶ webhook ", fg="cyan", bold=True) + click.style(f"({seal})", dim=True)
    )
    match message:
        case Changed():
            look = Look(colour=sys.stdout.isatty(), width=WIDTH - 4, editorial=False)
            sides = message.before, message.after
            _indented(redline_text(message.report, message.about, *sides, look))
        case Problem():
            _indented(_filled(f"{message.summary}. Why: {message.kind}: {message.detail}"))
        case Recovered():
            _indented(_filled(message.summary))
        case _:
            _indented(type(message).__name__)


def mail(message: EmailMessage) -> None:
    """Print the subject of a mail."""
    click.echo(
        click.style("\n  ✉ mail ", fg="magenta", bold=True)
        + click.style(f"(to {message['To']})", dim=True)
    )
    _indented(_filled(str(message["Subject"])))


def verdict(scene: Scene, *, right: bool) -> None:
    """Print whether exactly the expected alerts arrived."""
    if not right:
        click.secho("\n  ✗ not what had to be told", fg="red", bold=True)
    elif not scene.told:
        click.secho("  ✓ read again several times: nothing to tell", fg="green")


def closing(home: Path, *, good: bool, seconds: float, log: Path) -> None:
    """Print the result, and where to find the snapshots."""
    click.echo()
    if good:
        click.secho(f"  Every change was told, and nothing else: {seconds:.0f} seconds.", bold=True)
    else:
        click.secho(f"  It did not go as it should; the daemon's log is {log}", fg="red", bold=True)
    _say(f"The snapshots, to browse and to grep: {home / 'snapshots'}", fill=False)
    for words in ("status", 'history "Clinique Clairval"', 'diff "Corvid Storage"'):
        command = f"{program()} --watchlist {home / 'watchlist.toml'} {words}"
        click.secho(f"    {command}", fg="cyan")
    click.echo()
    sys.stdout.flush()


def program() -> str:
    """Return how to call this program from here: by name, or by path if it is not on PATH."""
    name = "policy-monitor"
    here = Path(sys.executable).with_name(name)
    if shutil.which(name) or not here.exists():
        return name
    return str(here.relative_to(Path.cwd()) if here.is_relative_to(Path.cwd()) else here)


def _filled(text: str) -> str:
    return textwrap.fill(one_line(text), WIDTH - 4)


def _say(text: str, *, fill: bool = True) -> None:
    lines = textwrap.wrap(text, WIDTH) if fill else [text]
    click.echo(textwrap.indent("\n".join(lines), "  "))


def _indented(text: str) -> None:
    click.echo(textwrap.indent(text.strip("\n"), "    "))
