"""Pages learn from the request context which watch and page they are for."""

from __future__ import annotations

import pytest

from benchmarks.page.sample import NOW
from monitor.web.request_context import RequestContext
from monitor.web.session import Session

CONTEXT = RequestContext(
    path="/search",
    place={"company": "ostenz", "document": "terms of use"},
    query={"q": "a b", "page": "2"},
    language="en",
    session=Session("id", "", NOW),
    token="t",
    now=NOW,
)


def test_the_path_names_a_watch_and_its_page() -> None:
    assert CONTEXT.watch == "ostenz/terms of use"
    assert CONTEXT.home == "/watch/ostenz/terms%20of%20use"


@pytest.mark.parametrize(
    ("changes", "address"),
    [
        ({}, "/search?q=a+b&page=2"),
        ({"page": "3"}, "/search?q=a+b&page=3"),
        ({"page": None}, "/search?q=a+b"),
        ({"q": "", "page": None}, "/search"),
    ],
)
def test_a_link_to_this_page_changes_some_of_its_query(
    changes: dict[str, str | None], address: str
) -> None:
    assert CONTEXT.here(**changes) == address
