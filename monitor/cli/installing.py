"""The verb `install-service`: a systemd unit for this watchlist."""

from __future__ import annotations

import shutil
import sys
from importlib.resources import files
from pathlib import Path

import click

from monitor.cli.session import Session
from monitor.errors import UsageError


@click.command(
    epilog="Example: policy-monitor install-service | sudo tee /etc/systemd/system/policy-monitor.service"
)
@click.option("--write", type=click.Path(path_type=Path), help="Write it to this file.")
@click.pass_obj
def install_service(session: Session, write: Path | None) -> None:
    """Print a systemd unit that runs the daemon on this watchlist, locked in as far as it goes.

    The service has no rights but to its own folder, /var/lib/policy-monitor: put the watchlist's
    `snapshots` there, and secrets into credentials that it names as ${file:…}.
    """
    watchlist = session.questions()
    command = shutil.which("policy-monitor") or f"{sys.executable} -m monitor"
    unit = (
        files("monitor.cli")
        .joinpath("policy-monitor.service")
        .read_text("utf-8")
        .replace("@COMMAND@", command)
        .replace("@WATCHLIST@", str(watchlist.path.absolute()))
    )
    if write is None:
        click.echo(unit, nl=False)
        return
    try:
        write.write_text(unit, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{write} cannot be written: {error.strerror}") from error
    click.echo(
        f"written to {write}. Next: systemctl daemon-reload && systemctl enable --now {write.stem}"
    )
