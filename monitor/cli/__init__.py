"""The command line: `policy-monitor VERB`.

verbs.py      the verbs, by family, each imported when it is called
session.py    the watchlist and the store that a verb works on
faults.py     every failure becomes one clear message and an exit code
output.py     what is printed: safe for terminals, or JSON
"""

from __future__ import annotations

from collections.abc import Sequence

from monitor.cli.failures import guarded
from monitor.cli.verbs import command


def main(args: Sequence[str] | None = None) -> int:
    """Runs the command line and returns its exit code; never raises."""
    return guarded(command, args)
