"""No query, however built, makes a page fail: it is understood, or refused as the asker's fault."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitor.web.asgi import PAGES, WATCH

HARBOUR = "/watch/harbour-post/privacy-policy"
NAMES = ("a", "b", "day", "page", "q", "show", "watch", "left", "right", "lang", "done", "next")

extreme = st.sampled_from(
    ["9" * 30, "9" * 5000, "-1", "0", "1e9", "\u0663", "0001-01-01", "9999-12-31", "9999-12-30",
     "2026-W01-1", "99999", "2026-02-30", "\0", '"', "*", "NEAR(a, b)", "harbour-post/privacy-policy"]
)  # fmt: skip
values = extreme | st.text(max_size=30).map(lambda text: text.encode("utf-8", "replace").decode())


@pytest.mark.parametrize(
    "query",
    ["/diff?a=" + "9" * 5000 + "&b=1", "/diff?a=1&b=" + "9" * 30, "/diff?a=x&b=1", "/diff",
     "?day=9999-12-31"],
)  # fmt: skip
def test_what_no_form_could_have_sent_is_a_bad_request(browser: Any, query: str) -> None:
    assert browser.get(f"{HARBOUR}{query}").status_code == 400


@pytest.mark.parametrize("path", PAGES)
def test_every_page_answers_every_query(browser: Any, path: str) -> None:
    @settings(
        max_examples=40, deadline=None, database=None, derandomize=True,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )  # fmt: skip
    @given(st.dictionaries(st.sampled_from(NAMES), values, max_size=4), extreme, st.booleans())
    def ask(query: dict[str, str], place: str, known: bool) -> None:
        watched = path.replace(WATCH, HARBOUR) if known else path
        address = re.sub(r"\{[^}]*\}", lambda _: quote(place, safe=""), watched)
        answer = browser.get(f"{address}?{urlencode(query)}")
        assert answer.status_code < 500

    ask()


def test_extremes_of_each_parameter_alone(browser: Any) -> None:
    for name in ("day", "page", "a", "b", "q"):
        for value in ("9" * 5000, "9999-12-31", "0001-01-01", "-1", "\0", "\u0663"):
            answer = browser.get(f"{HARBOUR}?{urlencode({name: value})}")
            assert answer.status_code in (200, 400)
