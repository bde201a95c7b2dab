"""Redirects are followed by hand: each through the gate, few, and without carrying secrets along."""

from __future__ import annotations

import asyncio

import pytest

from monitor.config.allowances import allowances
from monitor.fetch.http import HttpFetcher
from monitor.fetch.network_scope import NetworkScope
from monitor.model import Page, Trouble

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_leads_to_the_page(origin, fetcher, watch, ok, redirect, status):
    origin.replies |= {"/old": redirect("/new", status), "/new": ok(b"here")}
    page = await fetcher.fetch(watch(f"{origin.url}/old"))
    assert isinstance(page, Page)
    assert (page.body, page.url) == (b"here", f"{origin.url}/old")
    assert page.final_url == f"{origin.url}/new"


@pytest.mark.parametrize(
    ("location", "asked"),
    [
        ("/politique de confidentialité", "/politique%20de%20confidentialit%C3%A9"),
        (" /new ", "/new"),
        ("new#data", "/new"),
        ("./a/../b", "/b"),
        ("?page=2", "/old?page=2"),
    ],
)
async def test_a_redirect_s_target_is_read_as_browsers_do(
    origin, fetcher, watch, ok, redirect, location, asked
):
    origin.replies |= {"/old": redirect(location), asked: ok()}
    assert isinstance(await fetcher.fetch(watch(f"{origin.url}/old")), Page)
    assert origin.paths == ["/old", asked]


@pytest.mark.parametrize(
    ("statuses", "moved_to"),
    [
        ((301,), "/1"), ((308, 301), "/2"), ((302,), None), ((303, 307), None),
        ((301, 302), "/1"), ((302, 301), None),
    ],
)  # fmt: skip
async def test_only_permanent_redirects_move_a_page(
    origin, fetcher, watch, ok, redirect, statuses, moved_to
):
    for hop, status in enumerate(statuses):
        origin.replies[f"/{hop}"] = redirect(f"/{hop + 1}", status)
    origin.replies[f"/{len(statuses)}"] = ok()
    page = await fetcher.fetch(watch(f"{origin.url}/0"))
    assert isinstance(page, Page)
    assert page.moved_to == (moved_to and origin.url + moved_to)


async def test_a_permanent_redirect_to_another_part_of_the_same_page_moves_nothing(
    origin, fetcher, watch, ok, redirect
):
    origin.replies |= {
        "/0": redirect("/1", 301),
        "/1": redirect("/0#privacy", 301, "Set-Cookie: a=1"),
    }
    seen = iter((redirect("/0#privacy", 301, "Set-Cookie: a=1"), ok()))

    async def in_turn(writer):
        writer.write(next(seen))

    origin.replies["/0"] = in_turn
    page = await fetcher.fetch(watch(f"{origin.url}/0"))
    assert isinstance(page, Page)
    assert page.moved_to is None


async def test_ten_redirects_are_followed_and_no_more(origin, fetcher, watch, ok, redirect):
    origin.replies |= {f"/{hop}": redirect(f"/{hop + 1}") for hop in range(50)} | {"/10": ok()}
    assert isinstance(await fetcher.fetch(watch(f"{origin.url}/0")), Page)
    origin.requests.clear()
    origin.replies["/10"] = redirect("/11")
    outcome = await fetcher.fetch(watch(f"{origin.url}/0"))
    assert isinstance(outcome, Trouble)
    assert outcome.kind == "unreachable"
    assert len(origin.requests) == 11


async def test_a_page_that_redirects_to_itself_is_asked_once(origin, fetcher, watch, redirect):
    origin.replies["/"] = redirect("/")
    outcome = await fetcher.fetch(watch(f"{origin.url}/"))
    assert isinstance(outcome, Trouble)
    assert "to itself" in outcome.detail
    assert len(origin.requests) == 1


async def test_a_site_that_wants_its_cookie_back_gets_it_on_this_way_only(
    origin, fetcher, watch, ok, redirect
):
    answers = [
        redirect("/", 302, "Set-Cookie: seen=yes; Path=/; HttpOnly", "Set-Cookie: lang=fr"),
        ok(b"the policy"),
    ]

    async def in_turn(writer):
        writer.write(answers[len(origin.requests) - 1])

    origin.replies["/"] = in_turn
    page = await fetcher.fetch(watch(f"{origin.url}/"))
    assert isinstance(page, Page)
    assert b"Cookie: seen=yes; lang=fr\r\n" in origin.requests[1]
    origin.replies["/"] = ok()
    await fetcher.fetch(watch(f"{origin.url}/"))
    assert b"Cookie" not in origin.requests[2]


async def test_cookies_stay_with_the_host_that_set_them(
    origin, elsewhere, fetcher, watch, ok, redirect
):
    origin.replies["/"] = redirect(f"{elsewhere.url}/", 302, "Set-Cookie: session=secret")
    elsewhere.replies["/"] = ok()
    assert isinstance(await fetcher.fetch(watch(f"{origin.url}/")), Page)
    assert b"Cookie" not in elsewhere.requests[0]


@pytest.mark.parametrize(
    "location",
    [
        "file:///etc/passwd", "ftp://localhost/", "javascript:alert(1)", "http://me:secret@localhost/",
        "http:\\\\localhost", "data:text/html,policy", "http://", "//",
    ],
)  # fmt: skip
async def test_a_redirect_to_no_web_address_is_not_followed(
    origin, fetcher, watch, redirect, location
):
    origin.replies["/"] = redirect(location)
    outcome = await fetcher.fetch(watch(f"{origin.url}/"))
    assert isinstance(outcome, Trouble)
    assert outcome.kind == "unreachable"
    assert len(origin.requests) == 1


async def test_a_redirect_without_a_target_is_trouble(origin, fetcher, watch):
    origin.replies["/"] = b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n"
    outcome = await fetcher.fetch(watch(f"{origin.url}/"))
    assert isinstance(outcome, Trouble)
    assert outcome.status == 302


INSIDE = (
    "127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
    "224.0.0.1", "192.0.0.192", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]",
    "[2002:7f00:1::]", "[fec0::1]", "[fe80::1]", "[fd00:ec2::254]",
)  # fmt: skip


@pytest.mark.parametrize("hops", range(5))
async def test_a_redirect_inside_is_refused_on_every_hop(
    outpost, make_fetcher, watch, redirect, hops
):
    """Seventeen ways to write an address that no stranger may send this machine to."""
    fetcher = make_fetcher(scope=NetworkScope(allowances("127.77.7.7")))
    for hop in range(hops):
        outpost.replies[f"/{hop}"] = redirect(f"/{hop + 1}")
    for inside in INSIDE:
        outpost.replies[f"/{hops}"] = redirect(f"http://{inside}/latest/meta-data/")
        outcome = await fetcher.fetch(watch(f"{outpost.url}/0"))
        assert isinstance(outcome, Trouble)
        assert "is not dialled" in outcome.detail, inside
    assert len(outpost.requests) == len(INSIDE) * (hops + 1)


ALLOWED = NetworkScope(allowances("127.77.7.7"))


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_an_allowance_is_not_honoured_on_a_redirect_from_a_public_address(
    public, outpost, make_fetcher, watch, ok, redirect, status
):
    public.replies["/"] = redirect(f"{outpost.url}/secret", status)
    outpost.replies["/secret"] = ok()
    for own, scope in (((), ALLOWED), (("127.77.7.7",), NetworkScope())):
        for robots in (False, True):
            outcome = await make_fetcher(scope=scope).fetch(
                watch(f"{public.url}/", allow=own, respect_robots=robots)
            )
            assert isinstance(outcome, Trouble)
            assert "A public address led there" in outcome.detail
    assert outpost.requests == [], "not even its robots.txt is asked"


async def test_a_way_inside_that_passes_a_public_address_ends_there(
    public, outpost, make_fetcher, watch, ok, redirect
):
    outpost.replies |= {"/": redirect(f"{public.url}/"), "/back": ok()}
    public.replies["/"] = redirect(f"{outpost.url}/back")
    outcome = await make_fetcher(scope=ALLOWED).fetch(watch(f"{outpost.url}/"))
    assert isinstance(outcome, Trouble)
    assert outpost.paths == ["/"]


async def test_an_open_connection_inside_serves_no_redirect_from_a_public_address(
    public, outpost, make_fetcher, watch, redirect
):
    """The connection of a watch that is allowed stays open for a moment: another must not use it."""

    async def twice(writer):
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
        await writer.drain()
        await asyncio.sleep(3600)  # keeps the connection open until the test ends

    outpost.replies["/"] = twice
    public.replies["/"] = redirect(f"{outpost.url}/")
    fetcher = make_fetcher(scope=ALLOWED)
    assert isinstance(await fetcher.fetch(watch(f"{outpost.url}/")), Page)
    outcome = await fetcher.fetch(watch(f"{public.url}/"))
    assert isinstance(outcome, Trouble)
    assert "is not dialled" in outcome.detail


async def test_a_watch_inside_may_redirect_within_its_own_allowance(
    origin, outpost, make_fetcher, watch, ok, redirect
):
    origin.replies["/"] = redirect(f"{outpost.url}/new")
    outpost.replies["/new"] = ok()
    origin_ip = origin.url.replace("localhost", "127.0.0.1")
    fetcher = make_fetcher(scope=NetworkScope())
    port = outpost.url.rpartition(":")[2]
    for own, reached in (
        (("127.0.0.1", f"127.77.7.7:{port}"), True),
        (("127.0.0.1", "127.77.7.7:1"), False),
        (("127.0.0.1",), False),
    ):
        outcome = await fetcher.fetch(watch(f"{origin_ip}/", allow=own))
        assert isinstance(outcome, Page) == reached, own


async def test_deliveries_and_pages_have_allowances_of_their_own(origin, watch, ok):
    origin.replies["/"] = ok()
    url = origin.url.replace("localhost", "127.0.0.1")
    loopback = NetworkScope(allowances("127.0.0.1"))
    pages = HttpFetcher(scope=loopback)
    deliveries = HttpFetcher(post_scope=loopback)
    assert isinstance(await pages.fetch(watch(f"{url}/")), Page)
    assert "[network.deliver]" in (await pages.post(f"{url}/", b"{}", {})).detail
    refused = await deliveries.fetch(watch(f"{url}/"))
    assert isinstance(refused, Trouble)
    assert "[network.fetch]" in refused.detail
    assert (await deliveries.post(f"{url}/", b"{}", {})).status == 200
    await pages.aclose()
    await deliveries.aclose()
