"""A page is read as scripts, components and frames show it."""

from __future__ import annotations

import pytest

from monitor.model import Page, Trouble

pytestmark = pytest.mark.anyio


SCRIPTED = b"""<!doctype html><html lang="en"><title>Privacy</title><div id="root"></div>
<script>fetch("/policy.json").then((answer) => answer.json()).then((policy) => {
  root.innerHTML = `<h1>${policy.title}</h1><p>${policy.text}</p>`;
});</script>"""


POLICY = b'{"title": "Privacy policy", "text": "We keep data for 12 months."}'


async def test_what_scripts_build_is_read(origin, browser, watch, ok):
    origin.replies |= {"/": ok(SCRIPTED), "/policy.json": ok(POLICY)}
    page = await browser.fetch(watch(f"{origin.url}/", language="fr"))
    assert isinstance(page, Page)
    assert "<p>We keep data for 12 months.</p>" in page.body.decode()
    assert (page.status, page.content_type) == (200, "text/html; charset=utf-8")
    request = origin.requests[0].decode()
    assert "(+mailto:reader@example.org)" in request
    assert "Accept-Language: fr" in request


async def test_what_components_show_is_read(origin, browser, watch, ok):
    origin.replies["/"] = ok(
        b"<title>P</title><x-policy></x-policy><script>customElements.define('x-policy', class extends"
        b" HTMLElement { connectedCallback() { this.attachShadow({mode: 'open'}).innerHTML ="
        b" '<p>Hidden in a shadow</p>' } })</script>"
    )
    page = await browser.fetch(watch(f"{origin.url}/"))
    assert isinstance(page, Page)
    assert b"<p>Hidden in a shadow</p>" in page.body


async def test_a_policy_in_a_frame_is_read_and_an_advertisement_is_not(
    origin, elsewhere, browser, watch, ok
):
    words = b"we keep data for twelve months " * 40
    origin.replies["/"] = ok(
        f"<h1>Policy</h1><iframe src='{elsewhere.url}/policy'></iframe>"
        f"<iframe src='{elsewhere.url}/ad'></iframe>".encode()
    )
    elsewhere.replies |= {"/policy": ok(b"<p>" + words + b"</p>"), "/ad": ok(b"<p>Buy shoes</p>")}
    page = await browser.fetch(watch(f"{origin.url}/"))
    assert isinstance(page, Page)
    assert b"twelve months" in page.body
    assert b"Buy shoes" not in page.body


async def test_a_page_that_loads_or_grows_without_end_is_left(
    origin, make_browser, watch, drip, ok
):
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>P</title>"
    origin.replies["/"] = drip(head, b"<p>more</p>" * 20_000)
    origin.replies["/grows"] = ok(b"<p id=p></p><script>p.textContent = 'x'.repeat(1e5)</script>")
    browser = make_browser(traffic=2**20, decoded_bytes=50_000)
    for path in ("/", "/grows"):
        outcome = await browser.fetch(watch(f"{origin.url}{path}"))
        assert isinstance(outcome, Trouble)
        assert outcome.kind == "too large"
