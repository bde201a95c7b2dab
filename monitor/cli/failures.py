"""Turn every failure into one message on stderr (what, where, how to fix it) and an exit code."""

from __future__ import annotations

import io
import os
import sys
import tempfile
import traceback
from collections.abc import Sequence
from typing import Final

import click

from monitor.cli.output import quantity
from monitor.errors import (
    MonitorError,
    StoreDamaged,
    StoreFull,
    StoreUnwritable,
    WatchlistError,
)
from monitor.report.inert import inert

BEFORE_THE_VERB: Final = ("--watchlist", "--debug")
INTERRUPTED: Final = 130
INTERNAL: Final = 70
"""EX_SOFTWARE of sysexits.h: a bug in this program."""

MEND: Final[tuple[tuple[type[MonitorError], str], ...]] = (
    (StoreDamaged, "see what is whole with `policy-monitor verify`; make the index anew with `policy-monitor rebuild`"),
    (StoreFull, ""),  # its message says how
    (StoreUnwritable, "nothing was lost: make room or mend its permissions, and start again"),
)  # fmt: skip
"""Advice to add to the message of each error type; the first type that matches counts."""


def guarded(command: click.Command, args: Sequence[str] | None) -> int:
    """Run the command and return its exit code, whatever it raises."""
    words = list(sys.argv[1:] if args is None else args)
    _replace_unencodable()
    try:
        result = command.main(args=words, prog_name="policy-monitor", standalone_mode=False)
        sys.stdout.flush()
        return result if isinstance(result, int) else 0
    except click.ClickException as error:
        error.show()
        if isinstance(error, click.NoSuchOption) and error.option_name in BEFORE_THE_VERB:
            click.echo(f"  {error.option_name} comes before the verb", err=True)
        return error.exit_code
    except MonitorError as error:
        tell(error)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        return _reader_left()
    except Exception:  # noqa: BLE001 - last resort: print one sentence and write the traceback to a file
        return _unexpected(show="--debug" in words)


def tell(error: MonitorError) -> None:
    """Print the error on stderr with advice on how to fix it."""
    head, *rest = inert(_message(error)).splitlines() or [type(error).__name__]
    click.echo(click.style("error: ", fg="red", bold=True) + head, err=True)
    for line in rest:
        click.echo(f"  {line}", err=True)


def _message(error: MonitorError) -> str:
    hint = next((hint for kind, hint in MEND if isinstance(error, kind)), "")
    message = f"{error}\n{hint}" if hint else str(error)
    if isinstance(error, WatchlistError):
        faults = quantity(len(error.faults), "fault")
        message = f"the watchlist cannot be used: {faults} to mend\n{message}"
    return message


def _replace_unencodable() -> None:
    """Print `?` for a character that the terminal's encoding lacks, instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _reader_left() -> int:
    """Discard the rest of the output: its reader has closed the pipe (`… | head`).

    Exit code 1, as click does.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1


def _unexpected(*, show: bool) -> int:
    if show:
        traceback.print_exc()
        return INTERNAL
    with tempfile.NamedTemporaryFile(
        "w", prefix="policy-monitor-", suffix=".log", delete=False, encoding="utf-8"
    ) as log:
        traceback.print_exc(file=log)
    error = sys.exc_info()[1]
    click.echo(
        click.style("error: ", fg="red", bold=True)
        + f"an unexpected {type(error).__name__}; please report it with {log.name}",
        err=True,
    )
    return INTERNAL
