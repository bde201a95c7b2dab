"""Any mark-up becomes a tree, or is refused, in time linear in its length."""

from __future__ import annotations

import time

import pytest

from monitor.errors import NotAPolicy
from monitor.extract.fingerprint import fingerprint
from tests.extract.sample_pages import CLAUSES, page, read, texts


def test_what_is_written_for_browsers_without_scripts_is_read_where_nothing_else_is() -> None:
    text = f"<h1>Privacy Policy</h1>{CLAUSES * 3}"
    only = page(f"<div id=app></div><noscript>{text}</noscript><script src=a.js></script>")
    assert texts(read(only)) == texts(read(page(text)))
    beside = page(f"{text}<noscript><p>Turn scripts on to chat with us.</p></noscript>")
    assert texts(read(beside)) == texts(read(page(text)))


def test_an_inert_template_is_read_only_where_nothing_else_is() -> None:
    text = f"<h1>Privacy Policy</h1>{CLAUSES * 3}"
    template = "<template><p><%= article.title %></p><template>x</template><p>y</p></template>"
    assert texts(read(page(f"{text}{template}"))) == texts(read(page(text)))
    assert texts(read(page(f"<template>{text}</template>"))) == texts(read(page(text)))


def test_a_shadow_tree_is_read_as_browsers_show_it() -> None:
    text = f"<h1>Privacy Policy</h1>{CLAUSES * 3}"
    shadow = page(f"<x-policy><template shadowrootmode=open>{text}</template></x-policy>")
    assert texts(read(shadow)) == texts(read(page(text)))


def test_a_clause_at_depth_three_hundred_is_kept() -> None:
    assert (
        len(texts(read(page("<div>" * 300 + f"<h1>Privacy Policy</h1>{CLAUSES}" + "</div>" * 300))))
        == 4
    )


@pytest.mark.parametrize(
    "bomb",
    [
        "<div>" * 100_000,
        f"<div {' '.join(f'a{n}=1' for n in range(50_000))}>text</div>",
        f"<div {' '.join(f'a{n}' for n in range(50_000))}>text</div>",
        "<!--" * 100_000,
        "<ol>" + "<li>x y" * 20_000,
    ],
)
def test_parsers_traps_end_quickly(bomb: str) -> None:
    for reader in (read, lambda html: fingerprint(html.encode(), "text/html")):
        try:
            reader(bomb)
        except NotAPolicy:
            continue


@pytest.mark.parametrize("tag", ["<div>", "<header>", "<div class=popup>"])
def test_elements_within_hundreds_of_others_are_bounded(tag: str) -> None:
    """A rule that looks at all that an element holds meets each element once a level."""
    started = time.process_time()
    html = page(f"<h1>Privacy Policy</h1>{CLAUSES}{tag * 500}{'<i></i>' * 20_000}<h1>a")
    with pytest.raises(NotAPolicy, match="nested too deeply"):
        read(html)
    assert time.process_time() - started < 5
