"""`show` prints the text of any version."""

from __future__ import annotations

import json
from typing import Any


def test_show_gives_the_words_of_any_version(changed: Any) -> None:
    newest, oldest = changed("show", "corvid").out, changed("show", "corvid", "1").out
    assert "contact form for 24 months" in newest
    assert "contact form for 12 months" in oldest
    assert newest.startswith("# Corvid Storage Privacy Statement")


def test_show_names_each_clause_on_request(changed: Any) -> None:
    first = changed("show", "corvid", "--clauses").out.splitlines()[0]
    assert first.startswith("c_")
    assert (
        json.loads(changed("show", "corvid", "--json").out)["clauses"][0]["id"] == first.split()[0]
    )


def test_a_version_that_is_not_there_is_told(changed: Any) -> None:
    ran = changed("show", "corvid", "9")
    assert ran.code == 2
    assert "corvid/privacy-policy has no version '9'" in ran.err


def test_where_a_page_is_damaged_the_words_of_its_day_stand_in_and_that_is_said(
    run: Any, home: Any
) -> None:
    home.watch("corvid")
    run("check")
    page = next(home.snapshots.glob("corvid/*/*.html.zst"))
    page.write_bytes(page.read_bytes() + b"x")
    ran = run("show", "corvid")
    assert "contact form for 12 months" in ran.out
    assert f"note: {page}: it was altered" in ran.err
