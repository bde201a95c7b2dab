"""A wrong address is answered with a page that says so."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.page_reading import HARBOUR


@pytest.mark.parametrize(
    "path",
    ["/watch/nobody/nothing", f"{HARBOUR}/version/99", f"{HARBOUR}/change/99", f"{HARBOUR}/page/99",
     f"{HARBOUR}/clause/nothing", "/watch/a", f"{HARBOUR}/version/{'9' * 30}"],
)  # fmt: skip
def test_what_is_not_there_is_said_to_be_missing(browser: Any, path: str) -> None:
    assert browser.get(path).status_code == 404
