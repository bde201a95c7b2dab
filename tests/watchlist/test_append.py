"""A watch is added as a person would add it."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor.errors import UsageError, WatchlistError
from monitor.watchlist import append_watch, load

KEYS = {"company": "Ostenz", "document": "Privacy policy", "url": "https://ostenz.example/p"}


def test_comments_and_order_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "watchlist.toml"
    before = (
        '# ours\n[monitor]\nevery = "1h" # often\n\n'
        '[[watch]]\ncompany = "A" # first\ndocument = "P"\nurl = "https://a.example/p"\n'
    )
    path.write_text(before)
    append_watch(path, **KEYS)
    assert path.read_text().startswith(before)
    assert [watch.company for watch in load(path, {}).watches] == ["A", "Ostenz"]


def test_a_watchlist_is_made_where_there_is_none(tmp_path: Path) -> None:
    path = tmp_path / "watchlist.toml"
    append_watch(path, **KEYS, drop=[".banner"])
    (watch,) = load(path, {}).watches
    assert (watch.url, watch.drop) == ("https://ostenz.example/p", (".banner",))


def test_tables_after_the_watches_stay_where_they_are(tmp_path: Path) -> None:
    path = tmp_path / "watchlist.toml"
    append_watch(path, **KEYS)
    path.write_text(path.read_text() + '\n[network.fetch]\nallow = ["10.0.0.0/8"]\n')
    append_watch(path, company="B", document="Terms", url="https://b.example/terms")
    watchlist = load(path, {})
    assert len(watchlist.watches) == 2
    assert len(watchlist.network.fetch) == 1


def test_a_watch_that_is_there_already_is_refused_and_the_file_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "watchlist.toml"
    append_watch(path, **KEYS)
    before = path.read_bytes()
    with pytest.raises(WatchlistError, match="same company and document"):
        append_watch(path, **KEYS)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["watchlist.toml"]


@pytest.mark.parametrize(
    "before", ["# ours", "# ours\n", "# ours\n\n", '[[watch]]\ncompany="A"\ndocument="P"\nurl="https://a/p"']
)  # fmt: skip
def test_a_blank_line_sets_the_watch_apart_however_the_file_ends(
    tmp_path: Path, before: str
) -> None:
    path = tmp_path / "watchlist.toml"
    path.write_text(before)
    append_watch(path, **KEYS)
    assert path.read_text().startswith(f"{before.rstrip()}\n\n[[watch]]\n")
    assert load(path, {}).watches[-1].company == "Ostenz"


def test_lines_end_as_they_did(tmp_path: Path) -> None:
    path = tmp_path / "watchlist.toml"
    path.write_bytes(b"# ours\r\n")
    append_watch(path, **KEYS)
    assert path.read_bytes().count(b"\r\n") == path.read_bytes().count(b"\n") > 4


def test_a_file_that_is_no_utf_8_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "watchlist.toml"
    path.write_bytes(b"# \xe9t\xe9\n")
    with pytest.raises(WatchlistError, match="UTF-8"):
        append_watch(path, **KEYS)
    assert path.read_bytes() == b"# \xe9t\xe9\n"


def test_a_link_at_a_predictable_name_is_not_followed(tmp_path: Path) -> None:
    path, victim = tmp_path / "watchlist.toml", tmp_path / "victim"
    append_watch(path, **KEYS)
    victim.write_text("precious")
    (tmp_path / ".watchlist.toml.new").symlink_to(victim)
    append_watch(path, company="B", document="Terms", url="https://b.example/terms")
    assert victim.read_text() == "precious"
    assert not path.is_symlink()


def test_the_mode_of_the_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "watchlist.toml"
    append_watch(path, **KEYS)
    path.chmod(0o640)
    append_watch(path, company="B", document="Terms", url="https://b.example/terms")
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_failed_write_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(UsageError, match="No space left"):
        append_watch(tmp_path / "watchlist.toml", **KEYS)
    assert list(tmp_path.iterdir()) == []
