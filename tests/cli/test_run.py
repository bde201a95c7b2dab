"""`run` is a daemon: it reloads, refuses company, and ends in order."""

from __future__ import annotations

from typing import Any

from monitor.demo.daemon_process import PATIENCE_S, Daemon


def test_a_running_daemon_takes_up_a_good_watchlist_and_refuses_a_faulty_one(
    run: Any, home: Any
) -> None:
    home.watch("corvid", more='every = "1s"\n')
    daemon = Daemon(home.watchlist)
    try:
        assert home.site.wait_for_looks(1, PATIENCE_S, ["corvid"]), daemon.log.read_text()

        second = run("run")
        assert second.code == 75, "a second daemon is refused"
        assert "another policy-monitor" in second.err

        home.watchlist.write_text("[monitor]\nevry = 1\n")
        daemon.reload()
        seen = home.site.looks("corvid")
        assert home.site.wait_for_looks(seen + 2, PATIENCE_S, ["corvid"]), "the old one is in use"

        home.watch("corvid", "brume", more='every = "1s"\n')
        daemon.reload()
        assert home.site.wait_for_looks(1, PATIENCE_S, ["brume"]), "the new one is in use"
    finally:
        code = daemon.stop()
    log = daemon.log.read_text()
    assert code == 0, log
    assert "monitor.evry: is unknown: did you mean 'every'?" in log
    assert "the old watchlist stays in use" in log
    assert "Traceback" not in log
