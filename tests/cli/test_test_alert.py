"""`test-alert` sends a trial message and prints what the receiver answered."""

from __future__ import annotations

import json
from queue import SimpleQueue
from typing import Any

from monitor.demo.receivers import Posted


def test_a_channel_is_tried_with_a_signed_message(
    run: Any, home: Any, channel: str, arrivals: SimpleQueue[Posted]
) -> None:
    home.watch("corvid", more=channel)
    ran = run("test-alert", "team")
    assert ran.code == 0
    assert "delivered to http://127.0.0.1" in ran.out
    posted = arrivals.get_nowait()
    assert posted.genuine
    assert json.loads(posted.body)["type"] == "test"
    assert not home.snapshots.exists(), "nothing is kept of a trial"


def test_a_channel_that_does_not_answer_is_told(run: Any, home: Any) -> None:
    home.watch("corvid", more='\n[channel.team]\nwebhook = "http://127.0.0.1:9/nobody"\n')
    ran = run("test-alert", "team")
    assert ran.code == 1
    assert "not delivered to http://127.0.0.1:9: " in ran.err


def test_a_mail_server_that_does_not_answer_is_told_in_words(run: Any, home: Any) -> None:
    mail = '\n[channel.legal]\nemail = ["a@example.org"]\nsmtp = "smtp://127.0.0.1:9"\n'
    home.watch("corvid", more=f'{mail}from = "m@example.org"\n')
    ran = run("test-alert", "legal")
    assert ran.code == 1
    assert ran.err == (
        "not delivered to a@example.org: no connection to the mail server: Connection refused\n"
    )
