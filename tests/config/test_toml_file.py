"""A file that is no TOML, or too much of it, is refused before it costs anything."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from monitor.config.toml_file import TOO_DOTTED
from monitor.errors import UsageError
from monitor.watchlist import load
from tests.watchlist.written import faults, watch


def test_broken_toml_is_told_with_its_line() -> None:
    ((line, key, _),) = faults('[monitor]\nevery = "12h\n')
    assert (line, key) == (2, "syntax")


def test_a_key_of_many_parts_is_refused_before_it_costs_memory() -> None:
    ((line, _, problem),) = faults("\n" + ".".join("a" * 30_000) + " = 1")
    assert (line, problem) == (2, "has more than 16 parts")


def test_deep_nesting_is_refused() -> None:
    assert faults("a = " + "[" * 5_000 + "]" * 5_000)[0][1] == "syntax"


def test_a_watchlist_that_is_missing_too_large_or_not_text_is_refused(tmp_path: Path) -> None:
    large, latin = tmp_path / "large.toml", tmp_path / "latin.toml"
    large.write_bytes(b"#" * (1024 * 1024 + 1))
    latin.write_bytes("# A\n# é".encode("latin-1"))
    for path, says in (
        (tmp_path / "none.toml", "no such watchlist"),
        (tmp_path, "cannot be read"),
        (large, "larger than 1 MiB"),
        (latin, "latin.toml:2: encoding: is not UTF-8"),
    ):
        with pytest.raises(UsageError, match=says):
            load(path, {})


def test_a_byte_order_mark_does_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "watchlist.toml"
    path.write_bytes(b"\xef\xbb\xbf" + watch().encode())
    assert len(load(path, {}).watches) == 1


@pytest.mark.parametrize(
    "line",
    ["\\" * 100_000, "a " * 50_000, "'" * 100_001, "\"'" * 50_000, "a." * 16 + " " * 100_000],
)
def test_looking_for_such_a_key_takes_no_time(line: str) -> None:
    """A part is tried from its start only, not from each of its characters."""
    started = time.process_time()
    assert not TOO_DOTTED.search(line)
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    "key",
    ["a." * 16 + "a", "'a b'." * 16 + "a", "ä . " * 16 + '"b"', "x = {" + "a." * 16 + "b = 1}"],
)
def test_it_is_found_wherever_it_stands(key: str) -> None:
    assert TOO_DOTTED.search(key)
