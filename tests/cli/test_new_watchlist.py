"""The watchlist that `init` writes is valid, and a signing key that exists is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor.cli.new_watchlist import SECRET_FILE, head_of, write_watchlist
from monitor.errors import UsageError, WatchlistError
from monitor.watchlist import load

WATCH = {"company": "Ostenz", "document": "Terms", "url": "https://ostenz.example/terms"}


def test_head_channel_and_watches_are_read_back(tmp_path: Path) -> None:
    path = tmp_path / "new" / "watchlist.toml"
    head = head_of("me@example.org", ["10.0.0.0/8"])
    write_watchlist(path, head, [WATCH], "https://hook.example/")
    watchlist = load(path, {})
    assert [watch.id for watch in watchlist.watches] == ["ostenz/terms"]
    assert [channel.name for channel in watchlist.channels] == ["team"]
    assert watchlist.settings.contact == "mailto:me@example.org"


def test_without_a_webhook_there_is_neither_channel_nor_key(tmp_path: Path) -> None:
    path = tmp_path / "watchlist.toml"
    write_watchlist(path, head_of(None, ()), [WATCH], None)
    assert load(path, {}).channels == ()
    assert not path.with_name(SECRET_FILE).exists()


def test_a_signing_key_that_exists_is_kept(tmp_path: Path) -> None:
    (tmp_path / SECRET_FILE).write_text("whsec_old\n")
    write_watchlist(tmp_path / "w.toml", head_of(None, ()), [WATCH], "https://hook.example/")
    assert (tmp_path / SECRET_FILE).read_text() == "whsec_old\n"


def test_a_faulty_value_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(WatchlistError):
        write_watchlist(tmp_path / "w.toml", head_of(None, ["everywhere"]), [WATCH], None)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="cannot be written"):
        write_watchlist(tmp_path / "file" / "w.toml", head_of(None, ()), [WATCH], None)
