"""Each site's pages differ at every look, and hold the same policy."""

from __future__ import annotations

from random import Random

import pytest

import monitor
from monitor.demo import page_chrome
from monitor.demo.policy import policy
from monitor.demo.scenes import COMPANIES, Company


@pytest.mark.parametrize("company", COMPANIES, ids=lambda company: company.key)
def test_every_look_has_other_bytes_and_the_same_words(company: Company) -> None:
    text = policy(company.key)
    looks = [company.dress(text, Random(seed)).encode() for seed in (1, 2)]
    first, second = (monitor.read(look, "http://127.0.0.1/privacy", "text/html") for look in looks)
    assert looks[0] != looks[1]
    assert first.text == second.text
    assert not monitor.compare(first, second).alert
    assert len(first.clauses) == len(text), "all of the policy, and nothing else"


def test_a_bot_wall_is_not_the_policy() -> None:
    page = page_chrome.bot_wall((), Random(1)).encode()
    with pytest.raises(monitor.NotAPolicy, match="bot wall"):
        monitor.read(page, "http://127.0.0.1/privacy", "text/html")
