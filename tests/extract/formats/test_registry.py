"""A source format is one file and one row: everything that the program does with it follows from its record."""

from __future__ import annotations

from pathlib import Path

import pytest

import monitor
from monitor.backtest import captures
from monitor.cli.compare import page_of
from monitor.extract.decisions import Decision, ParsedPage, Passage, in_order, keep
from monitor.extract.explain import explain
from monitor.extract.fingerprint import fingerprint
from monitor.extract.formats import registry
from monitor.extract.formats.format import Format, Source
from monitor.model import Block
from monitor.store.snapshots.filesystem import RealFiles
from monitor.store.snapshots.listing import watch_folder

# ------------------------------------------------------------------ the toy format, in one file


def read_toy(source: Source) -> ParsedPage:
    """Each line is a paragraph; a line that starts with `%` is a remark."""
    decisions: list[Decision] = []
    for number, line in enumerate(source.body.decode().splitlines()):
        if line.startswith("%"):
            decisions.append(Decision(Passage((number, 0), line, f"line {number + 1}"), "remark"))
        elif line:
            decisions.append(keep(Block("paragraph", line), (number, 0), f"line {number + 1}"))
    return ParsedPage(in_order(decisions), title="Toy")


TOY = Format(
    name="toy",
    content_types=("application/x-toy",),
    file_suffixes=("toy",),
    read=read_toy,
    proves=lambda body: body.startswith(b"%toy"),
    accept="application/x-toy;q=0.1",
    visible_text=lambda body, _: " ".join(
        line for line in body.decode().splitlines() if not line.startswith("%")
    ),
)

# ------------------------------------------------------------------ what follows from its row

BODY = (
    b"%toy 1\nPrivacy policy\n"
    b"We keep your personal data for 12 months, as the law requires, and share them with nobody.\n"
    b"You may ask us for a copy of them at any time, and object to their processing.\n"
)
LATER = BODY.replace(b"12", b"24")
URL = "https://ostenz.example/privacy"


@pytest.fixture(autouse=True)
def row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "FORMATS", (*registry.FORMATS, TOY))


@pytest.mark.parametrize("said", ["application/x-toy", "text/html", ""])
def test_it_is_read_whatever_the_server_says(said: str) -> None:
    assert monitor.read(BODY, URL, said).clauses[0].text == "Privacy policy"


def test_two_versions_are_compared() -> None:
    before, after = (monitor.read(body, URL, "application/x-toy") for body in (BODY, LATER))
    (change,) = monitor.compare(before, after).changes
    assert change.kind == "reworded"


def test_it_is_explained() -> None:
    explanation = explain(BODY, URL, "application/x-toy")
    assert [(d.rule, d.where) for d in explanation.dropped] == [("remark", "line 1")]
    assert len(explanation.kept) == 3


def test_its_fingerprint_is_of_what_it_shows() -> None:
    def of(body: bytes) -> str:
        return fingerprint(body, "application/x-toy")

    assert of(BODY) == of(BODY.replace(b"%toy 1", b"%toy 2"))
    assert of(BODY) != of(LATER)


def test_it_is_stored_under_its_suffix_and_found_there(tmp_path: Path) -> None:
    assert registry.stored_suffix(BODY, "application/octet-stream") == "toy"
    folder = tmp_path / "ostenz" / "privacy"
    folder.mkdir(parents=True)
    for suffix in ("md", "json", "toy.zst", "exe.zst"):
        (folder / f"2026-11-22T01-25-44Z.{suffix}").touch()
    (names,) = watch_folder(RealFiles(tmp_path), tmp_path, "ostenz/privacy").versions.values()
    assert [name.partition(".")[2] for name in names] == ["json", "md", "toy.zst"]


def test_files_with_its_suffix_are_pages_of_it(tmp_path: Path) -> None:
    file = tmp_path / "1697718600.toy"
    file.write_bytes(BODY)
    assert page_of(file).content_type == "application/x-toy"
    assert captures(tmp_path)[0].content_type == "application/x-toy"


def test_servers_are_told_that_it_can_be_read() -> None:
    assert registry.accept_header().endswith("application/x-toy;q=0.1,*/*;q=0.5")


# ------------------------------------------------------------------ the rows that there are


def test_no_two_formats_share_a_name_a_content_type_or_a_suffix() -> None:
    for keys in ("content_types", "file_suffixes"):
        all_keys = [key for one in registry.FORMATS for key in getattr(one, keys)]
        assert len(set(all_keys)) == len(all_keys)
    names = [one.name for one in registry.FORMATS]
    assert len(set(names)) == len(names)


def test_what_servers_are_asked_for() -> None:
    assert registry.accept_header().startswith(
        "text/html,application/xhtml+xml,application/pdf;q=0.9,text/markdown;q=0.8,text/plain;q=0.8,"
    )
