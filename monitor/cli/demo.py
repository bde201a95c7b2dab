"""The verb `demo`: play five made-up companies and the alerts about them."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import click

from monitor.errors import UsageError


@click.command(epilog="Example: policy-monitor demo --folder /tmp/policies")
@click.option("--folder", type=click.Path(path_type=Path), help="Where to keep what it writes.")
@click.option(
    "--pause",
    type=click.FloatRange(0, 60),
    default=1.5,
    show_default=True,
    help="Seconds to read between scenes.",
)
def demo(folder: Path | None, pause: float) -> int:
    """Watch five made-up companies change their policies, and the alerts arrive.

    Everything happens on this machine, in under a minute.
    """
    if find_spec("aiosmtpd") is None:
        raise UsageError(
            "the demonstration needs a mail server: pip install 'policy-monitor[demo]'"
        )
    if folder is not None:
        _require_empty(folder)
    from monitor.demo.stage import play

    return 0 if play(folder, pause) else 1


def _require_empty(folder: Path) -> None:
    """Create the folder; refuse one with files, which would be taken for earlier versions."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        full = any(folder.iterdir())
    except OSError as error:
        raise UsageError(f"{folder} cannot be used: {error.strerror}") from error
    if full:
        raise UsageError(f"{folder} is not empty: name a new folder")
