"""A host is asked by one at a time, not too soon again, and never while it wants to be left alone."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from monitor.fetch.abandoned import Stopped
from monitor.fetch.politeness import HostBackoff, Pacing, Politeness
from monitor.model import Page, Trouble

pytestmark = pytest.mark.anyio


URL = "https://ostenz.example/privacy"


START = datetime(2026, 11, 22, tzinfo=UTC)


class Time:
    """Passes only when somebody sleeps."""

    def __init__(self) -> None:
        self.passed = 0.0

    def now(self) -> datetime:
        return START + timedelta(seconds=self.passed)

    def clock(self) -> float:
        return self.passed

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(0)
        self.passed += seconds


@pytest.fixture
def time_():
    return Time()


@pytest.fixture
def polite(time_):
    def make(
        pacing: Pacing | None = None, host_backoffs: tuple[HostBackoff, ...] = ()
    ) -> Politeness:
        return Politeness(
            pacing, host_backoffs=host_backoffs, now=time_.now, clock=time_.clock, sleep=time_.sleep
        )

    return make


def robots(text: str, asked: list[str] | None = None):
    """A host whose robots.txt says this."""

    async def fetch(url: str) -> Page:
        if asked is not None:
            asked.append(url)
        return Page(url, url, 200, (), text.encode(), "text/plain", START)

    return fetch


async def test_a_pause_lies_between_two_requests_to_a_host(polite, time_):
    turns = polite()
    moments = []
    for _ in range(3):
        async with turns.turn(URL, None):
            moments.append(time_.passed)
            time_.passed += 0.25
    assert moments == [0, 1.25, 2.5]


async def test_who_would_have_to_wait_is_known_beforehand_and_may_wait_elsewhere(polite, time_):
    turns = polite()
    async with turns.turn("https://ostenz.example:8443/privacy", None):
        assert turns.pausing() == frozenset()
    assert turns.pausing() == {"ostenz.example"}
    await turns.pause("https://ostenz.example:8443/terms")
    assert time_.passed == 1
    assert turns.pausing() == frozenset()


async def test_one_at_a_time_asks_a_host_and_other_hosts_do_not_wait(polite, time_):
    turns = polite(Pacing(delay=timedelta(0)))
    inside: list[str] = []
    most: list[tuple[str, ...]] = []

    async def ask(url: str) -> None:
        async with turns.turn(url, None):
            inside.append(url)
            most.append(tuple(inside))
            await asyncio.sleep(0)
            inside.remove(url)

    other = "https://other.example/"
    await asyncio.gather(*(ask(url) for url in (URL, URL + "2", other, URL + "3")))
    assert not any(sum(url.startswith(URL) for url in together) > 1 for together in most)
    assert any(other in together and len(together) == 2 for together in most)


async def test_ports_apart_from_the_usual_are_hosts_of_their_own(polite, time_):
    turns = polite()
    for url in (URL, "https://ostenz.example:8443/", "http://ostenz.example:8080/"):
        async with turns.turn(url, None):
            assert time_.passed == 0
    for url in ("http://ostenz.example/", "https://ostenz.example:443/x"):
        before = time_.passed
        async with turns.turn(url, None):
            assert time_.passed == before + 1


async def test_a_failed_request_ends_its_turn(polite, time_):
    turns = polite()
    with pytest.raises(ZeroDivisionError):
        async with turns.turn(URL, None):
            raise ZeroDivisionError
    async with turns.turn(URL, None):
        assert time_.passed == 1


async def test_a_host_that_wants_rest_is_not_asked_for_any_page(polite, time_):
    turns = polite()
    turns.back_off(URL, Trouble("refused", "429", status=429, retry_after=timedelta(minutes=5)))
    with pytest.raises(Stopped) as stopped:
        async with turns.turn("https://ostenz.example/terms", None):
            pytest.fail("asked")
    trouble = stopped.value.trouble
    assert (trouble.kind, trouble.status) == ("refused", 429)
    assert trouble.retry_after == timedelta(minutes=5)
    assert "2026-11-22 00:05 UTC" in trouble.detail
    async with turns.turn("https://other.example/", None):
        pass
    time_.passed += 300
    async with turns.turn(URL, None):
        pass


async def test_a_rest_survives_a_restart(polite, time_):
    before = polite()
    before.back_off(URL, Trouble("unreachable", "503", status=503, retry_after=timedelta(hours=1)))
    kept = before.host_backoffs
    assert kept == (HostBackoff("ostenz.example", START + timedelta(hours=1), "unreachable", 503),)
    after = polite(host_backoffs=kept)
    with pytest.raises(Stopped):
        async with after.turn(URL, None):
            pytest.fail("asked")
    time_.passed += 3601
    assert after.host_backoffs == ()


async def test_a_rest_noted_by_a_clock_that_was_ahead_does_not_last(polite, time_):
    turns = polite()
    time_.passed += 86400 * 3653
    turns.back_off(URL, Trouble("unreachable", "503", status=503, retry_after=timedelta(hours=1)))
    time_.passed -= 86400 * 3653
    async with turns.turn(URL, None):
        assert turns.host_backoffs == ()


async def test_robots_are_asked_once_a_day(polite, time_):
    turns = polite()
    asked: list[str] = []
    for _ in range(3):
        async with turns.turn(URL, robots("User-agent: *\nDisallow: /cart", asked)):
            pass
    assert asked == ["https://ostenz.example/robots.txt"]
    time_.passed += 86400
    async with turns.turn(URL, robots("", asked)):
        pass
    assert len(asked) == 2


async def test_a_forbidden_page_is_not_asked_for_unless_told_to(polite):
    turns = polite()
    with pytest.raises(Stopped) as stopped:
        async with turns.turn(URL, robots("User-agent: *\nDisallow: /")):
            pytest.fail("asked")
    assert stopped.value.trouble.kind == "robots"
    async with turns.turn(URL, None):
        pass


async def test_a_robots_txt_that_fails_is_asked_again_the_next_time(polite):
    turns = polite()

    async def fails(url: str) -> Trouble:
        return Trouble("unreachable", "500", status=500)

    with pytest.raises(Stopped):
        async with turns.turn(URL, fails):
            pytest.fail("asked")
    async with turns.turn(URL, robots("")):
        pass


async def test_the_rules_known_serve_while_a_fresh_robots_txt_cannot_be_read(polite, time_):
    turns = polite()
    async with turns.turn(URL, robots("User-agent: *\nDisallow: /cart")):
        pass
    time_.passed += 86401

    async def fails(url: str) -> Trouble:
        return Trouble("unreachable", "500", status=500)

    async with turns.turn(URL, fails):
        pass
    with pytest.raises(Stopped):
        async with turns.turn("https://ostenz.example/cart", fails):
            pytest.fail("asked")


@pytest.mark.parametrize(("asked_for", "kept"), [("0.5", 1), ("7", 7), ("3600", 30), ("1e300", 30)])
async def test_a_crawl_delay_is_kept_up_to_a_limit(polite, time_, asked_for, kept):
    turns = polite()
    rules = robots(f"User-agent: *\nCrawl-delay: {asked_for}")
    async with turns.turn(URL, rules):
        started = time_.passed
    async with turns.turn(URL, rules):
        assert time_.passed == started + kept


async def test_a_429_rests_the_host_for_every_watch(origin, make_fetcher, watch, ok):
    turns = Politeness(Pacing(delay=timedelta(0)))
    fetcher = make_fetcher(turns=turns)
    origin.replies["/a"] = b"HTTP/1.1 429 X\r\nRetry-After: 600\r\n\r\n"
    origin.replies["/b"] = ok()
    await fetcher.fetch(watch(f"{origin.url}/a"))
    outcome = await fetcher.fetch(watch(f"{origin.url}/b"))
    assert isinstance(outcome, Trouble)
    assert outcome.kind == "refused"
    assert origin.paths == ["/a"]


async def test_robots_are_fetched_before_the_page_and_by_the_same_reader(
    origin, make_fetcher, watch, ok
):
    fetcher = make_fetcher(turns=Politeness(Pacing(delay=timedelta(0))))
    origin.replies |= {"/robots.txt": ok(b"User-agent: *\nDisallow: /private"), "/policy": ok()}
    page = await fetcher.fetch(watch(f"{origin.url}/policy", respect_robots=True))
    assert isinstance(page, Page)
    outcome = await fetcher.fetch(watch(f"{origin.url}/private", respect_robots=True))
    assert isinstance(outcome, Trouble)
    assert outcome.kind == "robots"
    assert origin.paths == ["/robots.txt", "/policy"]
    assert b"User-Agent: policy-monitor/" in origin.requests[0]


async def test_a_redirect_waits_for_its_turn_at_the_host_it_leads_to(
    origin, elsewhere, make_fetcher, watch, ok, redirect, time_
):
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(round(seconds))

    fetcher = make_fetcher(turns=Politeness(sleep=sleep))
    origin.replies |= {"/": redirect("/here"), "/here": redirect(f"{elsewhere.url}/")}
    elsewhere.replies["/"] = ok()
    assert isinstance(await fetcher.fetch(watch(f"{origin.url}/")), Page)
    assert slept == [1]


async def test_waiting_for_a_turn_is_not_counted_as_slowness(origin, make_fetcher, watch, drip, ok):
    origin.replies["/slow"] = drip(b"", b"", times=3, pause=0.1, end=ok())
    fetcher = make_fetcher(turns=Politeness(Pacing(delay=timedelta(0))), total=0.8)
    outcomes = await asyncio.gather(*(fetcher.fetch(watch(f"{origin.url}/slow")) for _ in range(4)))
    assert all(isinstance(outcome, Page) for outcome in outcomes)
