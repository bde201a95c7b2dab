"""Lines that came or went together are a menu by their place, their heading or their company."""

from __future__ import annotations

from monitor.judge.editorial.link_runs import link_runs
from monitor.model import Clause, Link

SAME = Link("same", (Clause("We keep letters."),), (Clause("We keep letters."),))


def added(*lines: str, path: tuple[str, ...] = ()) -> tuple[Link, ...]:
    return tuple(Link("added", (), (Clause(line, path=path),)) for line in lines)


def test_five_labels_before_the_policy_are_a_menu() -> None:
    lines = added("Shoes", "Hats", "Coats", "Bags", "Maps")
    assert link_runs((*lines, SAME)) == dict.fromkeys(range(5), "menu")
    assert link_runs((*lines[:4], SAME)) == {}
    assert link_runs((SAME, *lines)) == {}


def test_a_sentence_in_a_menu_stays_a_clause() -> None:
    lines = added("Shoes", "Hats", "Coats", "Bags", "We sell your data to anybody.", "Maps")
    assert 4 not in link_runs((*lines, SAME))


def test_lines_under_a_heading_of_link_lists_are_links() -> None:
    lines = added("How to choose a hat", path=("Related articles",))
    assert link_runs((SAME, *lines)) == {1: "list of links"}
    assert link_runs((SAME, *added("How to choose a hat", path=("Data",)))) == {}


def test_half_a_run_of_interface_text_makes_the_rest_furniture() -> None:
    lines = added("Read more", "Winter hats", "Share", "Summer hats")
    assert link_runs((SAME, *lines)) == dict.fromkeys(range(1, 5), "page furniture")


def test_three_pages_that_most_sites_have_make_a_menu_anywhere() -> None:
    lines = added("Careers", "Winter hats", "Press", "Sitemap", "Northern shops")
    assert link_runs((SAME, *lines)) == dict.fromkeys(range(1, 6), "menu")


def test_lines_that_came_and_lines_that_went_are_two_runs() -> None:
    came = added("Shoes", "Hats", "Coats")
    went = tuple(Link("removed", (Clause(line),), ()) for line in ("Bags", "Maps"))
    assert link_runs((*came, *went, SAME)) == {}
