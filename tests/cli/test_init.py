"""`init` makes a watchlist that works from a few addresses."""

from __future__ import annotations

import json
from queue import SimpleQueue
from random import Random
from typing import Any

import pytest
from pytest_httpserver import HTTPServer

from monitor.deliver.channels.webhook import WebhookTarget
from monitor.demo import page_chrome
from monitor.demo.policy import policy
from monitor.demo.receivers import Hook, Posted
from monitor.watchlist import load

HOME = """<html lang="fr"><body><h1>Maison Perle</h1><p>Bijoux</p>
<footer><a href="/confidentialite">Politique de confidentialit\u00e9</a><a href="/cgv">CGV</a></footer></body></html>"""


@pytest.fixture
def shop(httpserver: HTTPServer, home: Any) -> str:
    """A shop whose home page links to its policy, and to terms that are missing; no watchlist yet."""
    home.watchlist.unlink()
    page = page_chrome.shop(policy("maisonperle"), Random(1))
    kind = "text/html; charset=utf-8"
    httpserver.expect_request("/").respond_with_data(HOME, content_type=kind)
    httpserver.expect_request("/confidentialite").respond_with_data(page, content_type=kind)
    httpserver.expect_request("/cgv").respond_with_data("gone", status=404)
    httpserver.expect_request("/robots.txt").respond_with_data("", status=404)
    return httpserver.url_for("/")


def test_the_policies_a_home_page_links_to_are_found_and_read(
    run: Any, home: Any, shop: str
) -> None:
    ran = run("init", shop, "--allow", "127.0.0.0/8", "--contact", "me@example.org")
    assert ran.code == 0, ran.err
    assert "dated 2025-03-04" in ran.out
    assert "/terms-of-service" in ran.out, "what cannot be read is shown too"
    watchlist = load(home.watchlist, {})
    assert [watch.url for watch in watchlist.watches] == [shop + "confidentialite"]
    assert watchlist.settings.contact == "mailto:me@example.org"
    assert run("check").code == 0


def test_a_webhook_gets_a_secret_of_its_own_and_a_trial(run: Any, home: Any, shop: str) -> None:
    arrivals: SimpleQueue[Posted] = SimpleQueue()
    hook = Hook(arrivals)  # type: ignore[arg-type] # a queue of posts and mails; here are only posts
    ran = run("init", shop + "confidentialite", "--allow", "127.0.0.0/8", "--webhook", hook.url)
    hook.close()
    assert ran.code == 0, ran.err
    assert json.loads(arrivals.get_nowait().body)["type"] == "test"
    secret = home.path / "team.secret"
    assert oct(secret.stat().st_mode & 0o777) == "0o600"
    (channel,) = load(home.watchlist, {}).channels
    assert isinstance(channel.target, WebhookTarget)
    assert channel.target.secrets == (secret.read_text().strip(),)
    assert channel.target.secrets[0] not in ran.out


def test_nothing_is_written_where_nothing_can_be_read(run: Any, home: Any, shop: str) -> None:
    ran = run("init", shop + "cgv", "--allow", "127.0.0.0/8")
    assert ran.code == 1
    assert "nothing was written" in ran.err
    assert not home.watchlist.exists()


def test_this_machine_is_not_read_unless_allowed(run: Any, home: Any, shop: str) -> None:
    ran = run("init", shop)
    assert ran.code == 1
    assert "refused" in ran.out or "private" in ran.out or "loopback" in ran.out


def test_a_watchlist_that_is_there_is_left_alone(run: Any) -> None:
    ran = run("init", "https://a.example")
    assert ran.code == 2
    assert "add to it with `policy-monitor add URL`" in ran.err


def test_without_an_address_it_says_what_it_needs(run: Any, home: Any) -> None:
    home.watchlist.unlink()
    ran = run("init")
    assert ran.code == 2
    assert "give the address" in ran.err
