"""The calls on the file system: the real ones and the fake keep the same promises."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from monitor.store.snapshots.durable import write_durably
from monitor.store.snapshots.filesystem import Entry, Files, RealFiles


@pytest.fixture(params=["real", "fake"])
def files(request: pytest.FixtureRequest, tmp_path: Path, fake_files: Callable[[], Any]) -> Files:
    made: Files = RealFiles(tmp_path) if request.param == "real" else fake_files()
    return made


def test_what_was_created_is_read_back(files: Files) -> None:
    files.create("name", b"\x00words")
    assert files.read("name") == b"\x00words"


def test_creating_never_replaces(files: Files) -> None:
    files.create("name", b"first")
    with pytest.raises(FileExistsError):
        files.create("name", b"second")
    assert files.read("name") == b"first"


def test_renaming_replaces(files: Files) -> None:
    files.make_folder("a")
    files.create("a/old", b"old")
    files.create("a/new", b"new")
    files.rename("a/old", "a/new")
    assert files.list("a") == (Entry("new", "file"),)
    assert files.read("a/new") == b"old"


def test_making_a_folder_twice_does_nothing(files: Files) -> None:
    files.make_folder("a")
    files.make_folder("a/b")
    files.create("a/b/c", b"kept")
    files.make_folder("a/b")
    assert files.read("a/b/c") == b"kept"
    assert files.list("") == (Entry("a", "folder"),)


def test_a_file_is_no_folder(files: Files) -> None:
    files.create("name", b"")
    with pytest.raises(NotADirectoryError):
        files.make_folder("name")
    with pytest.raises(NotADirectoryError):
        files.list("name")


def test_a_folder_is_no_file(files: Files) -> None:
    files.make_folder("a")
    with pytest.raises(IsADirectoryError):
        files.read("a")


@pytest.mark.parametrize("call", ["read", "remove", "list", "sync_folder"])
def test_what_is_missing_is_said_to_be_missing(files: Files, call: str) -> None:
    with pytest.raises(FileNotFoundError):
        getattr(files, call)("missing")
    with pytest.raises(FileNotFoundError):
        getattr(files, call)("missing/too")


def test_removing_takes_the_name_away(files: Files) -> None:
    files.create("name", b"")
    files.sync_folder("")
    files.remove("name")
    assert files.list("") == ()


def test_a_large_file_is_written_whole(files: Files) -> None:
    data = os.urandom(1 << 16) * 40
    files.create("large", data)
    assert files.read("large") == data


# ---------------------------------------------------------------- the real ones alone


def test_a_short_write_is_carried_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = os.write
    monkeypatch.setattr(os, "write", lambda fd, data: whole(fd, bytes(data[:7])))
    RealFiles(tmp_path).create("name", b"more than seven bytes")
    assert (tmp_path / "name").read_bytes() == b"more than seven bytes"


@pytest.mark.parametrize("planted", ["a", "a/b", "a/b/c"])
def test_a_symbolic_link_is_followed_at_no_level(tmp_path: Path, planted: str) -> None:
    """Below the snapshot folder a link leads out of it: nothing is read, written or removed there."""
    outside = tmp_path / "outside"
    (outside / "b").mkdir(parents=True)
    (outside / "b/c").write_bytes(b"secret")
    (outside / "c").write_bytes(b"secret")
    root = tmp_path / "root"
    (root / planted).parent.mkdir(parents=True)
    target = outside / "c" if planted == "a/b/c" else outside
    (root / planted).symlink_to(target)
    files = RealFiles(root)
    before = sorted(outside.rglob("*"))
    with pytest.raises(OSError, match=r"Not a directory|Too many levels"):
        files.read("a/b/c")
    with pytest.raises(OSError, match=r"Not a directory|Too many levels|File exists"):
        files.create("a/b/c", b"written")
    if planted != "a/b/c":
        with pytest.raises(OSError, match=r"Not a directory|Too many levels"):
            files.list("a/b")
        with pytest.raises(OSError, match=r"Not a directory|Too many levels"):
            files.make_folder("a/b")
    assert sorted(outside.rglob("*")) == before
    assert (outside / "c").read_bytes() == b"secret"


def test_links_and_pipes_are_listed_as_neither_file_nor_folder(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("/etc")
    os.mkfifo(tmp_path / "pipe")
    files = RealFiles(tmp_path)
    assert files.list("") == (Entry("link", "other"), Entry("pipe", "other"))
    with pytest.raises(OSError, match="not a regular file"):
        files.read("pipe")


def test_no_descriptor_is_left_open(tmp_path: Path) -> None:
    files = RealFiles(tmp_path)
    before = len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - one count, no paths wanted
    files.make_folder("a")
    for name in "bcd":
        files.create(f"a/{name}", b"")
        files.read(f"a/{name}")
        with pytest.raises(OSError, match="exists"):
            files.create(f"a/{name}", b"")
    assert len(os.listdir("/proc/self/fd")) == before  # noqa: PTH208 - as above


def test_the_real_ones_sync_what_the_fake_counts_as_synced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bytes before they get their name, then the folder's names and those above."""
    told: list[str] = []
    sync, rename = os.fsync, os.rename

    def synced(fd: int) -> None:
        told.append(f"sync {Path(f'/proc/self/fd/{fd}').readlink().relative_to(tmp_path)}")
        sync(fd)

    def renamed(old: str, new: str, **folders: int) -> None:
        told.append(f"rename {old} {new}")
        rename(old, new, **folders)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "rename", renamed)
    write_durably(RealFiles(tmp_path), tmp_path, "a/b", {"x": b"1", "y": b"2"})
    assert told == [
        "sync a/b/.tmp-x", "sync a/b/.tmp-y", "rename .tmp-x x", "rename .tmp-y y",
        "sync a/b", "sync a", "sync .",
    ]  # fmt: skip
