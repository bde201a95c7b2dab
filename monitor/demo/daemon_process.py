"""Run the real daemon: `policy-monitor run` with a watchlist of its own."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from monitor.demo.page_server import Site
from monitor.demo.receivers import SECRET, Hook, Mailbox
from monitor.demo.scenes import COMPANIES

WATCHLIST = """\
# Written by `policy-monitor demo`: everything happens on this machine, and in seconds instead of hours.
[monitor]
snapshots = "snapshots"
every     = "1s"
confirm   = "0s"                 # a changed page is read again at once
host_delay = "0s"
problem_readings = 2
problem_after = "0s"

[web]
off = true

[network.fetch]
allow = ["127.0.0.0/8"]          # the demo's sites and receivers are on this machine

[network.deliver]
allow = ["127.0.0.0/8"]

[channel.team]
webhook = "{hook}"
secret  = "{secret}"

[channel.legal]
email = ["legal@example.org"]
from  = "monitor@example.org"
smtp  = "{smtp}"
at_least = "medium"
"""

WATCH = """
[[watch]]
company  = "{company}"
document = "{document}"
url      = "{url}"
"""

PATIENCE_S = 20.0
"""Seconds to wait for the daemon before a step counts as failed."""


def write_watchlist(folder: Path, site: Site, hook: Hook, mailbox: Mailbox) -> Path:
    """Write the demonstration's watchlist into this folder; return its path."""
    path = folder / "watchlist.toml"
    head = WATCHLIST.format(hook=hook.url, smtp=mailbox.url, secret=SECRET)
    watches = (
        WATCH.format(company=c.name, document=c.document, url=site.url(c.key)) for c in COMPANIES
    )
    path.write_text(head + "".join(watches), encoding="utf-8")
    return path


class Daemon:
    """A `policy-monitor run` process; its log is beside the watchlist.

    `module` is what Python runs: this program, or a test's wrapper around it with its arguments.
    """

    def __init__(self, watchlist: Path, module: Sequence[str] = ("monitor",)) -> None:
        self.log = watchlist.with_name("daemon.log")
        command = [sys.executable, "-m", *module, "--watchlist", str(watchlist), "run"]
        with self.log.open("wb") as log:
            self._process = subprocess.Popen(  # noqa: S603 - this program itself
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT
            )

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.poll() is None

    def reload(self) -> None:
        """Make it reload the watchlist."""
        self._process.send_signal(signal.SIGHUP)

    def stop(self) -> int:
        """Stop it, wait for it, and return its exit code."""
        self._process.send_signal(signal.SIGTERM)
        try:
            return self._process.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return self._process.wait()
