"""Channels can be tried, and alerts sent again."""

from __future__ import annotations

import json
from queue import SimpleQueue
from typing import Any

from monitor.demo.policy import reworded
from monitor.demo.receivers import Posted
from monitor.demo.scenes import Look, Scene


def test_an_alert_is_sent_again_under_its_old_id(
    run: Any, home: Any, channel: str, arrivals: SimpleQueue[Posted]
) -> None:
    def other(look: Look) -> Look:
        return Look(reworded(look.text, "for 90 days", "for 180 days"), look.dress)

    home.watch("corvid", more='\n[channel.team]\nwebhook = "http://127.0.0.1:9/nobody"\n')
    run("check")
    home.site.play(Scene("", "", {"corvid": other}))
    run("check")
    (alert,) = json.loads(run("redeliver", "--json").out)["alerts"]
    assert (alert["state"], alert["attempts"]) == ("pending", 1)
    home.watch("corvid", more=channel)
    ran = run("redeliver", alert["id"])
    assert (ran.code, ran.out) == (0, "delivered\n")
    assert "180 days" in arrivals.get_nowait().body.decode()
    assert run("redeliver").out == "every alert is delivered\n"


def test_an_unknown_alert_is_told(run: Any) -> None:
    run("check")
    ran = run("redeliver", "msg_none")
    assert ran.code == 2
    assert "msg_none" in ran.err
