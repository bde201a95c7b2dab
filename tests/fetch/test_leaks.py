"""Nothing that a page does in the real Chromium leaves the machine but through the proxy.

Run it against each new release of Chromium: releases rename switches and add ways out.
"""

from __future__ import annotations

import asyncio
import secrets
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import closing

import pytest

from monitor.fetch import chromium, rendered_page
from monitor.model import Page

pytestmark = pytest.mark.anyio

INSIDE = "127.77.7.7"
"""An address of this machine that the browser's watch does not allow."""

WAYS_OUT = """<!doctype html><html><head><title>Policy</title>
<link rel="dns-prefetch" href="//prefetch.@NAME@"><link rel="preconnect" href="@HTTP@/">
<link rel="preconnect" href="//connect.@NAME@"><link rel="icon" href="@HTTP@/icon">
<link rel="preload" as="script" href="@HTTP@/preload"><link rel="prefetch" href="@HTTP@/prefetch">
<link rel="modulepreload" href="@HTTP@/module"><link rel="prerender" href="@HTTP@/prerender">
<link rel="manifest" href="@HTTP@/manifest"><link rel="stylesheet" href="@HTTP@/style">
<style>@import url("@HTTP@/import"); @font-face { font-family: f; src: url("@HTTP@/font"); }
  body { background: url("@HTTP@/background"); font-family: f; }</style>
<script type="speculationrules">{"prerender": [{"urls": ["@HTTP@/speculated"]}],
  "prefetch": [{"urls": ["@HTTP@/speculated-too"]}]}</script>
</head><body><p id="out">done</p>
<img src="@HTTP@/image"><video src="@HTTP@/video" autoplay muted></video><audio src="@HTTP@/audio" autoplay></audio>
<script src="@HTTP@/script"></script><object data="@HTTP@/object"></object><embed src="@HTTP@/embed">
<iframe src="@HTTP@/frame"></iframe><iframe srcdoc="<meta http-equiv=refresh content='0;url=@HTTP@/refresh'>"></iframe>
<form id="form" action="@HTTP@/form" method="post" target="_blank"></form>
<a id="link" href="/elsewhere" ping="@HTTP@/ping" target="_blank">a link</a>
<svg><image href="@HTTP@/svg" width="1" height="1"/></svg>
<script>
const tried = (name, way) => { try { way(); } catch (fault) { out.dataset[name] = fault.name; } };
const rtc = `new RTCPeerConnection({iceServers: [{urls: ["stun:@INSIDE@:@UDP@", "stun:stun.@NAME@:@UDP@"]},
    {urls: ["turn:@INSIDE@:@UDP@?transport=udp", "turn:@INSIDE@:@TCP@?transport=tcp", "turns:@INSIDE@:@TCP@?transport=tcp"],
     username: "u", credential: "c"}]})`;
const call = `const peer = ${rtc}; peer.createDataChannel("x");
  peer.createOffer().then((offer) => peer.setLocalDescription(offer));`;
const frame = document.createElement("iframe");
document.body.append(frame);
tried("fetch", () => fetch("@HTTP@/fetch", {mode: "no-cors"}).catch(() => 0));
tried("keepalive", () => fetch("@HTTP@/keepalive", {mode: "no-cors", keepalive: true}).catch(() => 0));
tried("xhr", () => { const ask = new XMLHttpRequest(); ask.open("GET", "@HTTP@/xhr"); ask.send(); });
tried("socket", () => new WebSocket("@WS@/socket"));
tried("events", () => new EventSource("@HTTP@/events"));
tried("beacon", () => navigator.sendBeacon("@HTTP@/beacon", "x"));
tried("open", () => window.open("@HTTP@/open"));
tried("form", () => form.submit());
tried("ping", () => link.click());
tried("transport", () => new WebTransport("https://@INSIDE@:@UDP@/").ready.catch(() => 0));
tried("rtc", () => eval(call));
tried("rtcInFrame", () => frame.contentWindow.eval(call));
tried("rtcInWritten", () => {
  const written = document.createElement("iframe");
  written.srcdoc = "<script>" + call + "</" + "script>";
  document.body.append(written);
});
tried("rtcInPopup", () => window.open("about:blank").eval(call));
const work = `fetch("@HTTP@/worker", {mode: "no-cors"}).catch(() => 0);
  try { new WebSocket("@WS@/worker-socket"); } catch {}
  try { new WebTransport("https://@INSIDE@:@UDP@/").ready.catch(() => 0); } catch {}
  try { importScripts("@HTTP@/worker-script"); } catch {}`;
const blob = URL.createObjectURL(new Blob([work], {type: "text/javascript"}));
tried("worker", () => new Worker(blob));
tried("shared", () => new SharedWorker(blob));
tried("service", () => navigator.serviceWorker.register("/service.js").catch(() => 0));
fetch("/never");  // keeps the page open until its time to settle is over
</script></body></html>"""


class Heard(asyncio.DatagramProtocol):
    """Whatever arrives at an address inside, over TCP or UDP."""

    def __init__(self) -> None:
        self.packets: list[bytes] = []

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        self.packets.append(b"UDP " + data)

    async def connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.packets.append(b"TCP " + await reader.read(100))
        writer.close()


class Inside:
    """A TCP and a UDP listener at the forbidden address."""

    heard: Heard
    tcp: int
    udp: int


@pytest.fixture
async def inside(anyio_backend: str) -> AsyncIterator[Inside]:
    served = Inside()
    served.heard = Heard()
    loop = asyncio.get_running_loop()
    server = await asyncio.start_server(served.heard.connected, INSIDE, 0)
    transport, _ = await loop.create_datagram_endpoint(lambda: served.heard, local_addr=(INSIDE, 0))
    served.tcp = server.sockets[0].getsockname()[1]
    served.udp = transport.get_extra_info("sockname")[1]
    yield served
    transport.close()
    server.close()


class Wire:
    """Every packet of this machine, on all its interfaces."""

    def __init__(self, tap: socket.socket) -> None:
        self._tap = tap

    def packets_with(self, words: bytes) -> list[bytes]:
        """The packets up to now that hold these words."""
        found: list[bytes] = []
        while True:
            try:
                packet = self._tap.recv(65536)
            except BlockingIOError:
                return found
            if words in packet:
                found.append(packet)


@pytest.fixture
def wire() -> Iterator[Wire | None]:
    """None where this user may not listen to all packets: root may."""
    try:
        tap = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.ntohs(3))
    except (AttributeError, PermissionError):
        yield None
        return
    with closing(tap):
        tap.setblocking(False)
        tap.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8 * 2**20)
        yield Wire(tap)


@pytest.fixture
def attack(inside, origin, ok, drip):
    """A page that tries every way out; returns the question that no name server may get."""
    label = "leak" + secrets.token_hex(8)
    words = {
        "HTTP": f"http://{INSIDE}:{inside.tcp}", "WS": f"ws://{INSIDE}:{inside.tcp}",
        "INSIDE": INSIDE, "TCP": str(inside.tcp), "UDP": str(inside.udp), "NAME": f"{label}.example",
    }  # fmt: skip
    page = WAYS_OUT
    for word, meant in words.items():
        page = page.replace(f"@{word}@", meant)
    report = f'Content-Security-Policy-Report-Only: default-src "none"; report-uri {words["HTTP"]}/report'
    origin.replies["/"] = ok(page.encode(), report)
    origin.replies["/service.js"] = ok(
        f'fetch("{words["HTTP"]}/service")'.encode(), "Content-Type: text/javascript"
    )
    origin.replies["/never"] = drip(b"HTTP/1.1 200 OK\r\n\r\n", b"x", pause=0.2)
    return as_asked_for(label)


def as_asked_for(label: str) -> bytes:
    """The name `LABEL.example` as a question to a name server writes it (RFC 1035, 3.1)."""
    return bytes([len(label)]) + label.encode() + b"\x07example\x00"


async def assert_nothing_leaks(browser, watch, origin, inside, attack, wire) -> str:
    """Load the page; return its HTML. Names are resolved by the proxy alone, to the watch's host."""
    page = await browser.fetch(watch(f"{origin.url}/"))
    assert isinstance(page, Page)
    assert "done</p>" in page.body.decode(), "its scripts have run"
    refused = [refusal.detail for refusal in browser._chromium._proxy.refusals]
    assert sum(INSIDE in detail for detail in refused) >= 20, "it did try"
    assert inside.heard.packets == []
    if wire is not None:
        assert wire.packets_with(attack) == []
    return page.body.decode()


async def test_no_way_out_of_a_page_reaches_inside(
    make_browser, watch, origin, inside, attack, wire
):
    html = await assert_nothing_leaks(make_browser(), watch, origin, inside, attack, wire)
    assert 'data-rtc="ReferenceError"' in html
    assert 'data-rtc-in-frame="ReferenceError"' in html
    assert 'data-rtc-in-popup="ReferenceError"' in html


async def test_the_switches_alone_hold(
    make_browser, watch, origin, inside, attack, wire, monkeypatch
):
    """Where the script that removes WebRTC does not run, nothing is sent past the proxy either."""
    monkeypatch.setattr(rendered_page, "WITHOUT_WEBRTC", "")
    html = await assert_nothing_leaks(make_browser(), watch, origin, inside, attack, wire)
    assert "data-rtc" not in html, "WebRTC was there"


async def test_the_missing_interface_alone_holds(
    make_browser, watch, origin, inside, attack, wire, monkeypatch
):
    """A release that knows neither spelling of the switch finds no WebRTC in the page."""
    arguments = tuple(word for word in chromium.ARGUMENTS if "webrtc" not in word)
    monkeypatch.setattr(chromium, "ARGUMENTS", arguments)
    await assert_nothing_leaks(make_browser(), watch, origin, inside, attack, wire)


async def test_the_listeners_hear_a_page_without_either_wall(
    make_browser, watch, origin, inside, attack, monkeypatch
):
    """The tests above can fail: without script and switches STUN arrives inside."""
    monkeypatch.setattr(rendered_page, "WITHOUT_WEBRTC", "")
    arguments = tuple(word for word in chromium.ARGUMENTS if "webrtc" not in word)
    monkeypatch.setattr(chromium, "ARGUMENTS", arguments)
    assert isinstance(await make_browser().fetch(watch(f"{origin.url}/")), Page)
    assert any(packet.startswith(b"UDP") for packet in inside.heard.packets)


async def test_the_wire_shows_a_name_that_is_asked_for(wire):
    """The search for names can fail: what is sent is seen."""
    if wire is None:
        pytest.skip("only root may listen to all packets")
    question = as_asked_for("leak" + secrets.token_hex(8))
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as out:
        out.sendto(question, (INSIDE, 53))
    assert wire.packets_with(question)
