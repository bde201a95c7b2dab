"""Only what is on the public web is dialled, and exactly what was judged."""

from __future__ import annotations

import httpcore
import pytest

from monitor.fetch.gate import AddressRefused, Gate, GatedBackend, HostUnknown, SystemResolver
from monitor.fetch.network_scope import NetworkScope
from monitor.model import Page, Trouble

PUBLIC = NetworkScope()


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
    backend = GatedBackend(Gate(resolver=Answers(("8.8.8.8",), ("127.0.0.1",))), PUBLIC, dialled)
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
        await GatedBackend(Gate(resolver=Answers(tuple(answers))), PUBLIC, dialled).connect_tcp(
            "x", 443
        )
    assert dialled.addresses == []


@pytest.mark.anyio
async def test_the_next_address_is_tried_where_one_does_not_answer():
    dialled = Dialled("8.8.8.8")
    backend = GatedBackend(Gate(resolver=Answers(("8.8.8.8", "1.1.1.1"))), PUBLIC, dialled)
    await backend.connect_tcp("x.example", 443)
    assert dialled.addresses == ["8.8.8.8", "1.1.1.1"]


@pytest.mark.anyio
async def test_no_socket_file_is_ever_opened():
    with pytest.raises(AddressRefused):
        await GatedBackend(Gate(), PUBLIC).connect_unix_socket("/run/docker.sock")


@pytest.mark.anyio
@pytest.mark.parametrize("host", ["0x7f000001", "2130706433", "127.1", "0177.0.0.1"])
async def test_odd_spellings_of_an_address_mean_what_the_system_says(host):
    with pytest.raises(AddressRefused, match=r"127\.0\.0\.1 is loopback"):
        await Gate(resolver=SystemResolver()).addresses(host, 80, PUBLIC)


@pytest.mark.anyio
@pytest.mark.parametrize("host", ["a..b", "x" * 300])
async def test_a_name_that_is_none_is_unknown(host):
    with pytest.raises(HostUnknown):
        await Gate(resolver=SystemResolver()).addresses(host, 80, PUBLIC)


@pytest.mark.anyio
async def test_a_name_without_addresses_is_unknown():
    with pytest.raises(HostUnknown):
        await Gate(resolver=Answers(())).addresses("empty.example", 80, PUBLIC)


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
    outcome = await make_fetcher(scope=PUBLIC).fetch(watch(f"{origin.url}/"))
    assert isinstance(outcome, Trouble)
    assert "allow" in outcome.detail
    assert origin.requests == []
    assert isinstance(await make_fetcher().fetch(watch(f"{origin.url}/")), Page)
