"""Every failure becomes one clear message on stderr (what, where, how to mend) and an exit code."""

from __future__ import annotations

import io
import os
import sys
import tempfile
import traceback
from collections.abc import Sequence
from typing import Final

import click

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
"""EX_SOFTWARE of sysexits.h: a fault of the program."""

MEND: Final[tuple[tuple[type[MonitorError], str], ...]] = (
    (StoreDamaged, "see what is whole with `policy-monitor verify`; make the index anew with `policy-monitor rebuild`"),
    (StoreFull, ""),  # its own words say how
    (StoreUnwritable, "nothing was lost: make room or mend its permissions, and start again"),
)  # fmt: skip
"""How to mend what the message only names; the first that fits."""


def guarded(command: click.Command, args: Sequence[str] | None) -> int:
    """Runs the command; whatever happens, its exit code."""
    words = list(sys.argv[1:] if args is None else args)
    _print_anything()
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
    except Exception:  # noqa: BLE001 - the last resort: people get a sentence and a file, not a traceback
        return _unexpected(show="--debug" in words)


def tell(error: MonitorError) -> None:
    """The error on stderr, in red where there are colours, with how to mend it."""
    hint = next((hint for kind, hint in MEND if isinstance(error, kind)), "")
    message = f"{error}\n{hint}" if hint else str(error)
    if isinstance(error, WatchlistError):
        number = len(error.faults)
        faults = "1 fault" if number == 1 else f"{number} faults"
        message = f"the watchlist cannot be used: {faults} to mend\n{message}"
    head, *rest = inert(message).splitlines() or [type(error).__name__]
    click.echo(click.style("error: ", fg="red", bold=True) + head, err=True)
    for line in rest:
        click.echo(f"  {line}", err=True)


def _print_anything() -> None:
    """A terminal that knows no « or … gets a question mark, not a failure."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _reader_left() -> int:
    """The reader of our output went away (`… | head`): nothing more to say. Click answers 1 as well."""
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
