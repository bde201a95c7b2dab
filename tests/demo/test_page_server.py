"""The site serves each company's policy, and counts how often each page was read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from monitor.demo.page_server import Site
from monitor.demo.scenes import SCENES

SILENT_EDIT = SCENES[2]


@pytest.fixture
def site() -> Iterator[Site]:
    served = Site()
    yield served
    served.close()


def test_a_scene_changes_its_page_and_restarts_the_count(site: Site) -> None:
    with urlopen(site.url("clairval")) as answer:
        before = answer.read()
    assert site.looks("clairval") == 1
    site.play(replace(SILENT_EDIT))
    assert site.looks("clairval") == 0
    with urlopen(site.url("clairval")) as answer:
        after = answer.read()
    assert "jamais communiquées à des tiers".encode() in before
    assert "peuvent être communiquées".encode() in after


def test_other_addresses_are_not_found(site: Site) -> None:
    for address in (site.url("nobody"), site.url("corvid") + "/more"):
        with pytest.raises(HTTPError) as missing:
            urlopen(address)
        assert missing.value.code == 404
        missing.value.close()


def test_waiting_for_looks_ends_when_all_pages_were_read(site: Site) -> None:
    assert not site.wait_for_looks(1, 0.0, ["corvid"])
    site.page("corvid")
    assert site.wait_for_looks(1, 0.0, ["corvid"])
