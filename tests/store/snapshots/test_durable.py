"""Whenever the power goes or a call fails: a file is whole and lasting, or not there at all."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from monitor.errors import StoreDamaged, StoreError, StoreFull, StoreUnwritable
from monitor.store.snapshots.durable import folder_of, write_durably

ROOT = Path("/snapshots")
CONTENTS = {"v.html.zst": b"page", "v.md": b"words", "v.json": b"record"}


def write(files: Any) -> None:
    write_durably(files, ROOT, "ostenz/privacy", CONTENTS)


def test_on_return_everything_outlasts_a_power_loss(fake_files: Any) -> None:
    files = fake_files()
    write(files)
    left = files.after_power_loss("synced names last")
    assert {name: left.read(f"ostenz/privacy/{name}") for name in CONTENTS} == CONTENTS
    assert len(left.list("ostenz/privacy")) == len(CONTENTS)


def test_at_no_step_does_a_power_loss_leave_a_file_that_is_not_whole(
    fake_files: Any, power_loss: type[BaseException]
) -> None:
    for cut in steps(fake_files):
        files = fake_files(cut=cut)
        with pytest.raises(power_loss):
            write(files)
        for survival in ("synced names last", "all names last"):
            assert_whole(files.after_power_loss(survival))


def test_a_folder_whose_name_an_earlier_crash_left_unsynced_is_synced(fake_files: Any) -> None:
    files = fake_files()
    files.make_folder("ostenz")
    files.make_folder("ostenz/privacy")
    write(files)
    assert files.after_power_loss("synced names last").read("ostenz/privacy/v.md") == b"words"


def test_the_harness_sees_a_folder_that_is_not_synced(fake_files: Any) -> None:
    files = fake_files(syncs_names=False)
    write(files)
    assert files.after_power_loss("synced names last").list("") == ()


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EDQUOT, errno.EMFILE])
def test_without_room_nothing_is_left_behind_and_it_may_be_tried_again(
    fake_files: Any, code: int
) -> None:
    for step in steps(fake_files):
        files = fake_files(errors={step: code})
        with pytest.raises(StoreFull) as caught:
            write(files)
        assert caught.value.path.is_relative_to(ROOT)
        assert "nothing was changed; " in caught.value.problem
        assert not [name for name in names(files) if name.startswith(".tmp-")]
        assert_whole(files)
        write(files)
        assert names(files) == sorted(CONTENTS)


def test_a_failed_sync_is_final_and_never_tried_again(fake_files: Any) -> None:
    complete = fake_files()
    write(complete)
    for step, call in enumerate(complete.log, 1):
        if call.startswith("sync"):
            files = fake_files(errors={step: errno.EIO})
            with pytest.raises(StoreUnwritable) as caught:
                write(files)
            assert not isinstance(caught.value, StoreFull)
            assert files.log.count(call) == 1


def test_a_file_left_by_a_crash_under_the_temporary_name_is_no_hindrance(fake_files: Any) -> None:
    files = fake_files()
    files.make_folder("ostenz")
    files.make_folder("ostenz/privacy")
    files.create("ostenz/privacy/.tmp-v.md", b"half")
    write(files)
    assert names(files) == sorted(CONTENTS)


def test_a_file_where_a_folder_should_be_is_named(fake_files: Any) -> None:
    files = fake_files()
    files.create("ostenz", b"")
    with pytest.raises(StoreDamaged, match="ostenz: Not a directory"):
        write(files)


@pytest.mark.parametrize(
    "watch",
    [
        "", "ostenz", "a/b/c", "../b", "a/..", "./b", "/b", "a/", "a//b", ".git/hooks", "a/.ssh",
        "a\x00/b", "a/b\n", "a/b\u202e", "a/b c", "a\\/b", "a/-b", "~/b", "a/$(reboot)", "é" * 101 + "/b",
    ],
)  # fmt: skip
def test_a_name_that_is_no_plain_folder_is_refused(watch: str) -> None:
    with pytest.raises(StoreError, match="not the id of a watch"):
        folder_of(ROOT, watch)


@pytest.mark.parametrize(
    "watch", ["ostenz/privacy-policy", "o2/cgu_2.1", "société/données", "会社/规约"]
)
def test_the_names_that_watches_have_are_taken(watch: str) -> None:
    assert folder_of(ROOT, watch) == watch


def steps(fake_files: Callable[[], Any]) -> Iterator[int]:
    """Every step of one write."""
    complete = fake_files()
    write(complete)
    assert complete.steps > 15
    return iter(range(1, complete.steps + 1))


def assert_whole(files: Any) -> None:
    """Whatever bears a final name holds all of its bytes."""
    for name in names(files):
        if not name.startswith(".tmp-"):
            assert files.read(f"ostenz/privacy/{name}") == CONTENTS[name]


def names(files: Any) -> list[str]:
    try:
        return [entry.name for entry in files.list("ostenz/privacy")]
    except FileNotFoundError:
        return []
