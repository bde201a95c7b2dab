"""`explain` shows what was taken for the policy, what was left out, and by which rule."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from monitor.demo import page_chrome
from monitor.demo.scenes import Look, Scene


def test_as_json_it_names_what_was_kept_and_what_was_left_out_by_which_rule(changed: Any) -> None:
    answer = json.loads(changed("explain", "corvid", "--json").out)
    assert answer["refusal"] is None
    assert {"kind": "heading", "label": "", "text": "Your rights"} in answer["kept"]
    assert answer["dropped"]
    assert all(part["rule"] and part["where"] and part["text"] for part in answer["dropped"])


def test_people_get_a_table_of_what_was_left_out_with_selectors_that_find_it(changed: Any) -> None:
    out = changed("explain", "corvid", "1").out
    left_out, kept = out.split("KEPT")
    assert left_out.splitlines()[1].split() == ["RULE", "SELECTOR", "WORDS"]
    assert "html > body" in left_out
    assert "contact form for 12 months" not in left_out
    assert "Your rights" in kept


def test_the_page_with_its_marks_is_one_file(changed: Any, tmp_path: Path) -> None:
    page = tmp_path / "reading.html"
    assert changed("explain", "corvid", "--html", str(page)).out == f"written: {page}\n"
    assert 'class="dropped"' in page.read_text()


def test_a_page_that_is_no_policy_is_explained_as_it_is_now(run: Any, home: Any) -> None:
    """Of a wall there is no version: why was it refused?"""
    home.watch("brume")
    home.site.play(Scene("", "", {"brume": lambda look: Look(look.text, page_chrome.bot_wall)}))
    ran = run("explain", "brume", "--now")
    assert ran.code == 0
    assert ran.out.startswith("not taken for a policy: bot wall")


def test_a_version_or_now_not_both(run: Any) -> None:
    ran = run("explain", "corvid", "1", "--now")
    assert (ran.code, "not both" in ran.err) == (2, True)


def test_a_file_that_cannot_be_written_is_told(changed: Any, tmp_path: Path) -> None:
    ran = changed("explain", "corvid", "--html", str(tmp_path / "nowhere" / "reading.html"))
    assert ran.code == 2
    assert "cannot be written: No such file or directory" in ran.err
