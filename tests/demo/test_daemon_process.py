"""The real daemon finds a change on a local site and alerts webhook and mailbox."""

from __future__ import annotations

import json
from email.message import EmailMessage
from pathlib import Path
from queue import SimpleQueue

from monitor.demo.daemon_process import PATIENCE_S, Daemon, write_watchlist
from monitor.demo.page_server import Site
from monitor.demo.receivers import Hook, Mailbox, Posted
from monitor.demo.scenes import SCENES

SILENT_EDIT = SCENES[2]


def test_a_change_reaches_webhook_and_mailbox_and_the_daemon_ends_in_order(tmp_path: Path) -> None:
    arrivals: SimpleQueue[Posted | EmailMessage] = SimpleQueue()
    site, hook, mailbox = Site(), Hook(arrivals), Mailbox(arrivals)
    daemon = Daemon(write_watchlist(tmp_path, site, hook, mailbox))
    try:
        assert site.wait_for_looks(1, PATIENCE_S), daemon.log.read_text()
        site.play(SILENT_EDIT)
        heard = [arrivals.get(timeout=PATIENCE_S) for _ in range(2)]
    finally:
        code = daemon.stop()
        for server in (site, hook, mailbox):
            server.close()
    assert code == 0, daemon.log.read_text()
    (posted,) = [arrival for arrival in heard if isinstance(arrival, Posted)]
    (mail,) = [arrival for arrival in heard if isinstance(arrival, EmailMessage)]
    assert posted.genuine
    data = json.loads(posted.body)["data"]
    assert (data["company"], data["silent"]) == ("Clinique Clairval", True)
    assert "Clinique Clairval" in str(mail["Subject"])
