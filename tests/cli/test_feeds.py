"""What is told is in the feeds: as files after a check, and served by the daemon with its health."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import urllib.request
from typing import Any
from xml.etree import ElementTree


def contents(feed: bytes) -> list[str]:
    return [c.text or "" for c in ElementTree.fromstring(feed).findall("{*}entry/{*}content")]


def test_a_change_is_in_the_feeds_beside_the_snapshots(run: Any, home: Any) -> None:
    run("check")
    feeds = home.snapshots / "feeds"
    assert contents((feeds / "all.xml").read_bytes()) == []
    home.lengthen()
    run("check")
    for name in ("all", "corvid", "corvid.privacy-policy"):
        (told,) = contents((feeds / f"{name}.xml").read_bytes())
        assert "<del>12" in told
        assert "<ins>24" in told
    assert contents((feeds / "clairval.xml").read_bytes()) == []
    assert run("verify").code == 0, "the feeds are no part of what is verified"
    assert run("rebuild").code == 0


def test_whoever_wants_no_feeds_gets_none(run: Any, home: Any) -> None:
    text = home.watchlist.read_text().replace("[monitor]\n", "[monitor]\nfeeds = false\n")
    home.watchlist.write_text(text)
    assert run("check").code == 0
    assert not (home.snapshots / "feeds").exists()


def asked(address: str) -> str:
    with urllib.request.urlopen(address, timeout=20) as answer:
        body: bytes = answer.read()
        return body.decode()


def test_the_daemon_serves_health_figures_and_feeds(run: Any, home: Any) -> None:
    home.watch("corvid", more='\n[web]\nlisten = "127.0.0.1:0"\n')
    run("check")
    process = subprocess.Popen(
        [sys.executable, "-m", "monitor", "--watchlist", str(home.watchlist), "run"],
        stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert process.stderr is not None
        found = next(filter(None, (re.search(r"http://\S+?/", line) for line in process.stderr)))
        assert json.loads(asked(f"{found[0]}healthz")) == {"ticking": True, "moving": True}
        assert json.loads(asked(f"{found[0]}readyz"))["store"]
        assert 'policy_monitor_readings_total{outcome="first"} 1.0' in asked(f"{found[0]}metrics")
        assert "<feed" in asked(f"{found[0]}feeds/corvid.privacy-policy.xml")
    finally:
        process.terminate()
        process.communicate(timeout=40)
    assert process.returncode == 0
