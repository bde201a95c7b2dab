"""Every page is a row of the route table, and every path of it is served."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from monitor.web import pages
from monitor.web.asgi import PAGES
from tests.web.page_reading import HARBOUR


def test_every_module_of_pages_is_in_the_table() -> None:
    """The page of a difference needs the service and has a route of its own beside the table."""
    modules = {path.stem for path in Path(pages.__file__).parent.glob("*_page.py")}
    assert {page.__module__.rpartition(".")[2] for page in PAGES.values()} == modules


@pytest.mark.parametrize("path", PAGES)
def test_every_path_of_the_table_is_served(browser: Any, path: str) -> None:
    found = re.search(r"/clause/(\w+)", browser.get(f"{HARBOUR}/version/1").text)
    assert found, "a version links to its clauses"
    values = {"company": "harbour-post", "document": "privacy-policy", "number:seq": "1", "clause": found[1]}  # fmt: skip
    for name, value in values.items():
        path = path.replace(f"{{{name}}}", value)
    answer = browser.get(f"{path}?a=1&b=2")
    assert answer.status_code == (303 if path.endswith("/diff") else 200)


def test_the_stylesheet_of_the_redline_is_that_of_the_report(browser: Any) -> None:
    answer = browser.get("/static/redline.css")
    assert answer.headers["content-type"].startswith("text/css")
    assert "del" in answer.text
