"""Only what is on the public web is dialled, and exactly what was judged."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address

import httpcore
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.fetch.gate import (
    NEVER_V4,
    AddressRefused,
    Gate,
    GatedBackend,
    HostUnknown,
    SystemResolver,
    networks,
    refusal,
)
from monitor.model import Page, Trouble

NEVER = (
    "0.0.0.0", "10.1.2.3", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.255.255.254",
    "168.63.129.16", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.0.192",
    "192.0.2.1", "192.88.99.1", "192.168.0.1", "198.18.0.1", "198.51.100.1", "203.0.113.1",
    "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:0:127.0.0.1",
    "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "100::1", "2001::1", "2001:0:7f00:1::",
    "2001:10::1", "2001:20::1", "2001:db8::1", "2002:7f00:1::", "2002:808:808::1", "3fff::1",
    "5f00::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fe80::1%eth0", "2606:4700::1111%lo",
    "fec0::1", "ff02::1", "2606:4700::5efe:7f00:1", "2606:4700::200:5efe:a00:1",
    "", "localhost", "1.2.3", "0x7f.1", "2130706433", "1.2.3.4.5", "[::1]",
)  # fmt: skip
PUBLIC = (
    "1.1.1.1", "8.8.8.8", "93.184.216.34", "172.15.0.1", "172.32.0.1", "100.128.0.1", "192.0.1.1",
    "198.20.0.1", "223.255.255.255", "2606:4700:4700::1111", "2a00:1450:4001::200e", "::ffff:8.8.8.8",
    "64:ff9b::808:808",
)  # fmt: skip


@pytest.mark.parametrize("address", NEVER)
def test_what_is_not_public_is_refused(address):
    assert refusal(address, 443, ()) is not None


@pytest.mark.parametrize("address", PUBLIC)
def test_what_is_public_is_dialled(address):
    assert refusal(address, 443, ()) is None
    assert refusal(address, 80, ()) is None


@pytest.mark.parametrize("port", [0, 22, 25, 8080, 11211, 65535])
def test_other_ports_than_the_web_s_are_refused(port):
    assert refusal("8.8.8.8", port, ()) is not None


def test_what_is_allowed_may_be_dialled_on_any_port():
    allow = networks(("10.0.0.0/8", "::1", "203.0.113.7"))
    for address in ("10.1.2.3", "::ffff:10.1.2.3", "::1", "203.0.113.7"):
        assert refusal(address, 8080, allow) is None
    for address in ("11.1.2.3", "127.0.0.1", "203.0.113.8", "8.8.8.8"):
        assert refusal(address, 8080, allow) is not None


@given(st.sampled_from([network for network, _ in NEVER_V4]), st.integers(0, 2**32 - 1))
def test_no_wrapping_of_a_forbidden_address_hides_it(network, offset):
    forbidden = int(network[offset % network.num_addresses])
    for prefix, shift in ((0xFFFF << 32, 0), (0x64FF9B << 96, 0), (0x2002 << 112, 80), (0, 0)):
        assert refusal(str(IPv6Address(prefix | forbidden << shift)), 443, ()) is not None
    assert refusal(str(IPv4Address(forbidden)), 443, ()) is not None


class Answers:
    """A name server that answers differently each time."""

    def __init__(self, *answers: tuple[str, ...]) -> None:
        self.answers = list(answers)

    async def resolve(self, host: str, port: int) -> tuple[str, ...]:
        return self.answers.pop(0)


class Dialled(httpcore.AsyncMockBackend):
    """Notes what is dialled; addresses in `dead` do not answer."""

    def __init__(self, *dead: str) -> None:
        super().__init__([])
        self.dead = dead
        self.addresses: list[str] = []

    async def connect_tcp(self, host, *args, **kwargs):
        self.addresses.append(host)
        if host in self.dead:
            raise httpcore.ConnectError("refused")
        return await super().connect_tcp(host, *args, **kwargs)


@pytest.mark.anyio
async def test_the_very_address_that_was_judged_is_dialled():
    """Rebinding: the name's second answer would lead inside, and is never asked for."""
    dialled = Dialled()
    backend = GatedBackend(Gate(resolver=Answers(("8.8.8.8",), ("127.0.0.1",))), dialled)
    await backend.connect_tcp("rebind.example", 443)
    assert dialled.addresses == ["8.8.8.8"]
    with pytest.raises(AddressRefused):
        await backend.connect_tcp("rebind.example", 443)
    assert dialled.addresses == ["8.8.8.8"]


@pytest.mark.anyio
@pytest.mark.parametrize("place", range(3))
async def test_one_address_inside_refuses_them_all(place):
    answers = ["8.8.8.8", "1.1.1.1"]
    answers.insert(place, "192.168.0.1")
    dialled = Dialled()
    with pytest.raises(AddressRefused, match=r"192\.168\.0\.1 is private"):
        await GatedBackend(Gate(resolver=Answers(tuple(answers))), dialled).connect_tcp("x", 443)
    assert dialled.addresses == []


@pytest.mark.anyio
async def test_the_next_address_is_tried_where_one_does_not_answer():
    dialled = Dialled("8.8.8.8")
    backend = GatedBackend(Gate(resolver=Answers(("8.8.8.8", "1.1.1.1"))), dialled)
    await backend.connect_tcp("x.example", 443)
    assert dialled.addresses == ["8.8.8.8", "1.1.1.1"]


@pytest.mark.anyio
async def test_no_socket_file_is_ever_opened():
    with pytest.raises(AddressRefused):
        await GatedBackend(Gate()).connect_unix_socket("/run/docker.sock")


@pytest.mark.anyio
@pytest.mark.parametrize("host", ["0x7f000001", "2130706433", "127.1", "0177.0.0.1"])
async def test_odd_spellings_of_an_address_mean_what_the_system_says(host):
    with pytest.raises(AddressRefused, match=r"127\.0\.0\.1 is loopback"):
        await Gate(resolver=SystemResolver()).addresses(host, 80)


@pytest.mark.anyio
@pytest.mark.parametrize("host", ["a..b", "x" * 300])
async def test_a_name_that_is_none_is_unknown(host):
    with pytest.raises(HostUnknown):
        await Gate(resolver=SystemResolver()).addresses(host, 80)


@pytest.mark.anyio
async def test_a_name_without_addresses_is_unknown():
    with pytest.raises(HostUnknown):
        await Gate(resolver=Answers(())).addresses("empty.example", 80)


class Unknown:
    def __init__(self) -> None:
        self.asked: list[str] = []

    async def resolve(self, host: str, port: int) -> tuple[str, ...]:
        self.asked.append(host)
        raise HostUnknown(host, "Name or service not known")


@pytest.mark.anyio
async def test_names_beyond_ascii_are_asked_for_as_the_name_system_writes_them(make_fetcher, watch):
    names = Unknown()
    await make_fetcher(gate=Gate(resolver=names)).fetch(watch("https://Käufer.example/x"))
    assert names.asked == ["xn--kufer-gra.example"]


@pytest.mark.anyio
async def test_an_unknown_name_is_trouble_that_says_so(make_fetcher, watch):
    outcome = await make_fetcher(gate=Gate(resolver=Unknown())).fetch(
        watch("https://gone.example/")
    )
    assert isinstance(outcome, Trouble)
    assert outcome.kind == "unreachable"
    assert "gone.example has no address" in outcome.detail


@pytest.mark.anyio
async def test_this_machine_is_not_fetched_unless_allowed(origin, make_fetcher, watch, ok):
    origin.replies["/"] = ok()
    outcome = await make_fetcher(gate=Gate()).fetch(watch(f"{origin.url}/"))
    assert isinstance(outcome, Trouble)
    assert "allow" in outcome.detail
    assert origin.requests == []
    assert isinstance(await make_fetcher().fetch(watch(f"{origin.url}/")), Page)
