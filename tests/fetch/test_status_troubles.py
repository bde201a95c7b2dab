"""Each status and each Retry-After header becomes a trouble with what to do and how long to wait."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.fetch.status_troubles import retry_after
from monitor.model import Trouble

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (401, "refused"), (403, "refused"), (429, "refused"), (451, "refused"),
        (404, "gone"), (410, "gone"),
        (500, "unreachable"), (502, "unreachable"), (503, "unreachable"), (599, "unreachable"),
        (400, "unreachable"), (418, "unreachable"), (204, "unreachable"), (300, "unreachable"),
        (202, "wall"), (206, "half a page"),
    ],
)  # fmt: skip
async def test_each_status_is_its_own_trouble(origin, fetcher, watch, status, kind):
    body = "" if status == 204 else "<p>Oops</p>"
    length = "" if status == 204 else f"Content-Length: {len(body)}\r\n"
    origin.replies["/"] = f"HTTP/1.1 {status} X\r\n{length}\r\n{body}".encode()
    outcome = await fetcher.fetch(watch(f"{origin.url}/"))
    assert isinstance(outcome, Trouble)
    assert (outcome.kind, outcome.status) == (kind, status)
    assert str(status) in outcome.detail


NOW = datetime(2026, 11, 22, 1, 0, 0, tzinfo=UTC)


DAY = timedelta(hours=24)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("120", 120), (" 120 ", 120), ("86400", 86400), ("86401", 86400), ("9" * 400, 86400),
        ("Sun, 22 Nov 2026 01:02:00 GMT", 120), ("Sunday, 22-Nov-26 01:02:00 GMT", 120),
        ("Sun, 22 Nov 2026 02:02:00 +0100", 120), ("Sun, 22 Nov 2026 01:02:00 -0000", 120),
        ("Tue, 22 Nov 2033 01:02:00 GMT", 86400),
    ],
)  # fmt: skip
def test_seconds_and_dates_are_read_and_capped(text, seconds):
    assert retry_after(text, NOW, DAY) == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    "text",
    [None, "", "0", "-5", "soon", "1.5", "٣", "Sun, 22 Nov 2026 00:59:00 GMT", "Sun, 99 Foo"],
)
def test_what_says_nothing_holds_nobody_back(text):
    assert retry_after(text, NOW, DAY) is None


@given(st.text(max_size=40) | st.from_regex(r"[A-Z][a-z]{2}, \d+ [A-Z][a-z]{2} \d+ [\d:]+ \S*"))
def test_no_text_breaks_it_or_exceeds_the_cap(text):
    wait = retry_after(text, NOW, DAY)
    assert wait is None or timedelta(0) < wait <= DAY


@pytest.mark.anyio
@pytest.mark.parametrize("status", [403, 429, 503])
async def test_a_trouble_carries_what_was_asked(origin, fetcher, watch, status):
    origin.replies["/"] = f"HTTP/1.1 {status} X\r\nRetry-After: 90\r\n\r\n".encode()
    outcome = await fetcher.fetch(watch(f"{origin.url}/"))
    assert outcome.retry_after == timedelta(seconds=90)
