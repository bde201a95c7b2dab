"""What a robots.txt says to this reader is heard, and what it says to others is left aside."""

from __future__ import annotations

import time

import pytest

from monitor.fetch.abandoned import Stopped
from monitor.fetch.robots import concerning, crawl_delay, permits, robots_url, rules_in
from monitor.model import Trouble

POLICY = "https://ostenz.example/policies/privacy"


@pytest.mark.parametrize(
    ("text", "permitted"),
    [
        ("", True),
        ("User-agent: *\nDisallow: /", False),
        ("User-agent: *\nDisallow:", True),
        ("User-agent: *\nDisallow: /policies/", False),
        ("User-agent: *\nDisallow: /admin\nDisallow: /cart", True),
        ("User-agent: *\nDisallow: /policies\nAllow: /policies/privacy", True),
        ("User-agent: *\nDisallow: /*/privacy$", False),
        ("User-agent: GPTBot\nDisallow: /\n\nUser-agent: *\nAllow: /", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: policy-monitor\nAllow: /", True),
        ("User-agent: *\nAllow: /\n\nUser-agent: Policy-Monitor\nDisallow: /", False),
        ("User-agent: a\nUser-agent: *\nUser-agent: b\nDisallow: /", False),
        ("User-agent: a\nUser-agent: b\nDisallow: /", True),
        ("\ufeffUSER-AGENT: * # all\r\nDISALLOW: / # everything\r\n", False),
        ("User-agent: *\nCrawl-delay: 5\nDisallow: /policies", False),
        ("Disallow: /", True),
        ("<!doctype html><html><body>Not found</body></html>", True),
        ("User-agent: *\nSitemap: https://ostenz.example/s.xml\nDisallow: /policies", False),
    ],
)
def test_rules_are_read_as_the_standard_says(text, permitted):
    assert permits(concerning(text), POLICY) is permitted


def test_the_groups_of_others_are_not_kept():
    others = "".join(f"User-agent: bot{n}\nDisallow: /{n}\n\n" for n in range(500))
    assert concerning(others + "User-agent: *\nDisallow: /cart") == "user-agent: *\nDisallow: /cart"


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("User-agent: *\nCrawl-delay: 2.5", 2.5),
        ("User-agent: x\nCrawl-delay: 9\n\nUser-agent: *\nDisallow:", 0),
        ("User-agent: *\nCrawl-delay: soon", 0),
        ("User-agent: *\nCrawl-delay: -3", 0),
        ("", 0),
    ],
)
def test_the_delay_a_site_asks_for_is_read(text, seconds):
    assert crawl_delay(concerning(text)) == seconds


@pytest.mark.parametrize(
    "text",
    [
        "User-agent: x\n" * 20_000 + "Disallow: /\n" * 20_000,
        "User-agent: *\n" * 20_000 + "Disallow: /\n" * 20_000,
        "User-agent: *\nDisallow: /" + "*a" * 5_000 + "b\n",
        "User-agent: *\n" + "Disallow: /*a*b*c*d\n" * 20_000,
        "User-agent: *\nDisallow: /" + "%" * 400_000,
    ],
)
def test_a_contrived_file_takes_no_time(text):
    started = time.process_time()
    permits(concerning(text), POLICY + "a" * 200)
    assert time.process_time() - started < 2


def test_it_stands_at_the_root_of_the_very_origin():
    assert robots_url("https://a.example:8443/x/y?z#w") == "https://a.example:8443/robots.txt"


@pytest.mark.parametrize("status", [301, 400, 401, 403, 404, 410])
def test_a_missing_or_refused_file_forbids_nothing(status):
    assert rules_in(Trouble("gone", "no", status=status)) == ""


@pytest.mark.parametrize("kind", ["too large", "unreadable"])
def test_what_is_no_robots_txt_forbids_nothing(kind):
    assert rules_in(Trouble(kind, "no")) == ""


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_file_that_cannot_be_read_for_now_forbids_for_now(status):
    with pytest.raises(Stopped) as stopped:
        rules_in(Trouble("unreachable", "no", status=status))
    assert stopped.value.trouble.kind == "robots"
    assert "respect_robots" in stopped.value.trouble.detail


def test_where_the_host_is_not_reached_its_own_trouble_is_told():
    with pytest.raises(Stopped) as stopped:
        rules_in(Trouble("certificate", "expired"))
    assert stopped.value.trouble == Trouble("certificate", "expired")
