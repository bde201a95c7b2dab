"""A version's three files: what people read in them, and what must never be in them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitor.errors import StoreDamaged, UsageError
from monitor.model import Watch
from monitor.store.snapshots.record import seal

WATCH = "ostenz/privacy-policy"
STEM = "2026-11-22T01-25-44Z"


def written(root: Path, suffix: str) -> str:
    return (root / WATCH / f"{STEM}{suffix}").read_text()


def test_the_words_are_markdown_with_front_matter(books: Any, root: Path) -> None:
    books.change(WATCH, "We keep data.", "You may object.")
    _, matter, words = written(root, ".md").split("---\n")
    assert words == "\nWe keep data.\n\nYou may object.\n"
    assert 'watch: "ostenz/privacy-policy"\ncompany: "Ostenz"\n' in matter
    assert (
        'captured_at: "2026-11-22T01:25:44.123456Z"\nlast_updated: "2025-06"\nlanguage: "fr"\n'
        in matter
    )


def test_the_record_tells_how_the_page_came_and_what_was_read(books: Any, root: Path) -> None:
    step = books.change(WATCH, "We keep data.")
    record = json.loads(written(root, ".json"))
    assert (record["seq"], record["version"], record["reader"]) == (1, STEM, "r1")
    assert record["fetched"]["status"] == 200
    assert record["fetched"]["headers"] == [["Content-Type", "text/html"]]
    assert record["fetched"]["sha256"] == books.store.version(WATCH, 1).page_sha256
    assert record["last_updated"]["value"] == "2025-06"
    assert record["text_sha256"] == step.version.text_sha256
    (clause,) = record["clauses"]
    assert (clause["id"], clause["text"], clause["path"]) == ("we", "We keep data.", ["Part"])


@pytest.mark.parametrize(
    "name",
    ["Set-Cookie", "cookie", "Authorization", "X-CSRF-Token", "X-Session-Id", "Proxy-Authenticate", "x-api-key"],
)  # fmt: skip
def test_no_secret_of_a_header_is_written_down(books: Any, root: Path, name: str) -> None:
    step = books.step(WATCH, "We keep data.")
    page = replace(step.version.page, headers=((name, "canary"), ("Server", "nginx")))
    books.store.commit(replace(step, version=replace(step.version, page=page)), ())
    assert "canary" not in written(root, ".json")
    assert books.store.page(WATCH, 1).headers == (("Server", "nginx"),)


@pytest.mark.parametrize(
    ("content_type", "body", "suffix"),
    [
        ("text/html; charset=utf-8", b"<p>", "html"),
        ("application/xhtml+xml", b"<p>", "html"),
        ("application/pdf", b"%PDF-1.7", "pdf"),
        ("application/octet-stream", b"%PDF-1.7", "pdf"),
        ("text/markdown", b"# A", "md"),
        ("Text/Plain; charset=x", b"A", "txt"),
        ("", b"", "html"),
    ],
)
def test_the_page_is_named_by_its_type(
    books: Any, root: Path, content_type: str, body: bytes, suffix: str
) -> None:
    step = books.step(WATCH, "We keep data.")
    page = replace(step.version.page, content_type=content_type, body=body)
    books.store.commit(replace(step, version=replace(step.version, page=page)), ())
    assert (root / WATCH / f"{STEM}.{suffix}.zst").exists()
    assert books.store.page(WATCH, 1).body == body


def test_a_name_or_title_cannot_break_out_of_the_front_matter(books: Any, root: Path) -> None:
    hostile = 'A"\n---\nwatch: other\u2028\x00 # {{ 7*7 }}'
    books.store.sync_watches([Watch(WATCH, hostile, "P", "https://ostenz.example/")], books.now)
    step = books.step(WATCH, "We keep data.")
    policy = replace(step.version.policy, title=hostile)
    books.store.commit(replace(step, version=replace(step.version, policy=policy)), ())
    lines = written(root, ".md").split("\n")
    assert lines.count("---") == 2
    assert [line for line in lines if line.startswith("watch:")] == [f'watch: "{WATCH}"']
    (company,) = (line for line in lines if line.startswith("company:"))
    assert json.loads(company.removeprefix("company: ")) == hostile


@given(body=st.binary(max_size=3000), text=st.text(st.characters(codec="utf-8"), max_size=200))
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_page_and_any_words_come_back_as_they_were(books: Any, body: bytes, text: str) -> None:
    step = books.step(WATCH, "first")
    page = replace(step.version.page, body=body)
    clause = replace(step.version.policy.clauses[0], text=text)
    policy = replace(step.version.policy, clauses=(clause,))
    books.store.commit(replace(step, version=replace(step.version, page=page, policy=policy)), ())
    seq = books.store.newest(WATCH)
    assert books.store.page(WATCH, seq).body == body
    record = books.store.snapshots.record(WATCH, books.store.version(WATCH, seq).stem)
    assert record.clauses == books.store.version(WATCH, seq).clauses == (clause,)
    assert text.strip() in books.store.snapshots.markdown(record)


def test_a_record_under_another_versions_name_is_refused(books: Any, root: Path) -> None:
    books.change(WATCH, "We keep data.")
    folder = root / WATCH
    (folder / "2026-01-01T00-00-00Z.json").write_bytes((folder / f"{STEM}.json").read_bytes())
    with pytest.raises(StoreDamaged, match="belongs to"):
        books.store.snapshots.record(WATCH, "2026-01-01T00-00-00Z")


def test_a_watch_whose_id_is_no_folder_is_refused_before_anything_is_written(
    books: Any, root: Path
) -> None:
    hostile = Watch("../outside", "X", "Y", "https://x.example/")
    with pytest.raises(UsageError, match="not the id of a watch"):
        books.store.sync_watches([hostile], books.now)
    assert [status.watch for status in books.store.query.statuses()] == [WATCH]
    assert not (root.parent / "outside").exists()


@pytest.mark.parametrize("level", ["ostenz", "ostenz/privacy-policy", f"{WATCH}/{STEM}.md"])
def test_a_link_planted_in_the_snapshot_folder_leads_nowhere(
    books: Any, root: Path, tmp_path: Path, level: str
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "victim").write_text("untouched")
    planted = root / level
    planted.parent.mkdir(parents=True, exist_ok=True)
    planted.symlink_to(outside / "victim" if level.endswith(".md") else outside)
    if level.endswith(".md"):
        books.change(WATCH, "We keep data.")
        assert not planted.is_symlink(), "the file takes the link's place"
    else:
        with pytest.raises(StoreDamaged, match="does not follow links"):
            books.change(WATCH, "We keep data.")
        assert books.store.newest(WATCH) == 0
    assert [path.name for path in outside.iterdir()] == ["victim"]
    assert (outside / "victim").read_text() == "untouched"


def test_a_record_of_a_later_release_is_refused(books: Any, root: Path) -> None:
    books.change(WATCH, "We keep data.")
    later = replace(books.store.snapshots.record(WATCH, STEM), format=99)
    (root / WATCH / f"{STEM}.json").write_bytes(seal(later))
    with pytest.raises(StoreDamaged, match="format 99; this release knows"):
        books.store.snapshots.record(WATCH, STEM)


def test_a_record_that_proves_itself_but_is_not_the_one_written_is_refused(
    books: Any, root: Path
) -> None:
    books.change(WATCH, "We keep data.")
    snapshots = books.store.snapshots
    forged = replace(snapshots.record(WATCH, STEM), company="Somebody else")
    (root / WATCH / f"{STEM}.json").write_bytes(seal(forged))
    assert snapshots.record(WATCH, STEM) == forged
    with pytest.raises(StoreDamaged, match="not the file that the index speaks of"):
        books.store.page(WATCH, 1)
