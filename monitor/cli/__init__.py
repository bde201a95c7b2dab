"""The command line: `policy-monitor VERB`.

A verb is one module, named like the verb (`hash-password` → `hash_password.py`), and one row in
`verbs.py`. The other modules serve several verbs:

invocation.py         the watchlist, the index and the watches that a verb works on
stored_versions.py    find, read and compare stored versions
output.py             tables, JSON and times; text safe for terminals
failures.py           turn every failure into one message and an exit code
"""

from __future__ import annotations

from collections.abc import Sequence

from monitor.cli.failures import guarded
from monitor.cli.verbs import command


def main(args: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; never raises."""
    return guarded(command, args)
