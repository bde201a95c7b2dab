"""TLS is always verified; when a certificate ends is known long before."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime

import pytest
import trustme

from monitor.model import NotModified, Page, Trouble, Validators

pytestmark = pytest.mark.anyio

ENDS = datetime(2045, 1, 2, 3, 4, 5, tzinfo=UTC)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def trusting(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


def served_with(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


async def test_a_page_tells_when_its_certificate_ends(
    make_fetcher, watch, ok, serve_tls, authority, trusting
):
    certificate = authority.issue_cert("localhost", not_after=ENDS)
    origin = await serve_tls(served_with(certificate))
    origin.replies["/"] = ok()
    page = await make_fetcher(tls=trusting).fetch(watch(f"{origin.url}/"))
    assert isinstance(page, Page)
    assert page.certificate_ends == ENDS
    origin.replies["/"] = b"HTTP/1.1 304 Not Modified\r\n\r\n"
    unchanged = await make_fetcher(tls=trusting).fetch(watch(f"{origin.url}/"), Validators('"a"'))
    assert isinstance(unchanged, NotModified)
    assert unchanged.certificate_ends == ENDS


@pytest.mark.parametrize("fault", ["expired", "wrong name", "unknown authority"])
async def test_a_bad_certificate_is_its_own_trouble_and_no_byte_is_taken(
    make_fetcher, watch, ok, serve_tls, authority, trusting, fault, caplog
):
    certificates = {
        "expired": lambda: authority.issue_cert(
            "localhost", not_after=datetime(2020, 1, 1, tzinfo=UTC)
        ),
        "wrong name": lambda: authority.issue_cert("other.example"),
        "unknown authority": lambda: trustme.CA().issue_cert("localhost"),
    }
    origin = await serve_tls(served_with(certificates[fault]()))
    origin.replies["/"] = ok()
    outcome = await make_fetcher(tls=trusting).fetch(watch(f"{origin.url}/"))
    assert isinstance(outcome, Trouble)
    assert outcome.kind == "certificate"
    assert "localhost is not valid" in outcome.detail
    assert origin.requests == []


async def test_a_server_without_tls_is_unreachable_by_https(origin, make_fetcher, watch, trusting):
    origin.replies["/"] = b"never asked"
    url = origin.url.replace("http:", "https:")
    outcome = await make_fetcher(tls=trusting, connect=0.2).fetch(watch(url))
    assert isinstance(outcome, Trouble)
    assert outcome.kind == "unreachable"


async def test_the_name_in_the_handshake_and_the_request_is_the_host_s_own(
    make_fetcher, watch, ok, serve_tls, authority, trusting
):
    """The dialled address is another; a server with many sites would else answer for the wrong one."""
    names: list[str | None] = []
    context = served_with(authority.issue_cert("localhost"))
    context.sni_callback = lambda _, name, __: names.append(name)
    origin = await serve_tls(context)
    origin.replies["/"] = ok()
    assert isinstance(await make_fetcher(tls=trusting).fetch(watch(f"{origin.url}/")), Page)
    assert names == ["localhost"]
    assert f"Host: {origin.url.removeprefix('https://')}".encode() in origin.requests[0]
