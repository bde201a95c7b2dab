"""Whole pages read: every word of the policy, nothing but the policy, and the same from visit to visit."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor.extract.document import extract
from monitor.segment import segment

GOLDEN = Path(__file__).parent.parent / "golden"
RECALL, PRECISION = 1.0, 1.0  # floors of three-word runs; only a deliberate edit lowers them


def text_of(name: str) -> str:
    body = (GOLDEN / name).read_bytes()
    return segment(extract(body, "https://site.example/policy", "text/html; charset=utf-8")).text


def runs(text: str) -> set[tuple[str, ...]]:
    words = text.split()
    return set(zip(words, words[1:], words[2:], strict=False))


PAGES = sorted(path.stem for path in GOLDEN.glob("*.txt"))
REVISITED = sorted(path.name.removesuffix(".later.html") for path in GOLDEN.glob("*.later.html"))


@pytest.mark.parametrize("page", PAGES)
def test_every_word_of_the_policy_is_kept_and_nothing_else(page: str) -> None:
    read = runs(text_of(f"{page}.html"))
    expected = runs((GOLDEN / f"{page}.txt").read_text(encoding="utf-8"))
    assert len(read & expected) >= RECALL * len(expected)
    assert len(read & expected) >= PRECISION * len(read)


@pytest.mark.parametrize("page", REVISITED)
def test_offers_carts_counters_and_related_articles_change_no_word(page: str) -> None:
    assert text_of(f"{page}.html") == text_of(f"{page}.later.html")
