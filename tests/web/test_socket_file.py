"""A page on a unix socket: private from the start, in nobody's way, and gone at the end."""

from __future__ import annotations

import os
import socket
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.errors import UsageError
from monitor.web.socket_file import bound_file


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "page.sock"


@pytest.fixture(params=[0o000, 0o077], ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


@pytest.mark.usefixtures("umask")
def test_only_its_user_and_group_can_connect(path: Path) -> None:
    with bound_file(path, 5):
        assert stat.S_IMODE(path.stat().st_mode) == 0o660
        with socket.socket(socket.AF_UNIX) as peer:
            peer.connect(str(path))
    assert not path.exists()


def test_what_a_crash_left_behind_is_replaced(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as crashed:
        crashed.bind(str(path))
    with bound_file(path, 5), socket.socket(socket.AF_UNIX) as peer:
        peer.connect(str(path))


def test_a_socket_in_use_is_left_alone(path: Path) -> None:
    with bound_file(path, 5) as first:
        with pytest.raises(UsageError, match=r"another process listens on it.*\[web\] listen"):
            bound_file(path, 5)
        with socket.socket(socket.AF_UNIX) as peer:
            peer.connect(str(path))
        assert first.fileno() > 0


@pytest.mark.parametrize("kind", ["file", "link", "folder"])
def test_what_is_no_socket_is_left_alone(path: Path, tmp_path: Path, kind: str) -> None:
    target = tmp_path / "precious"
    target.write_text("precious")
    if kind == "file":
        target.rename(path)
    elif kind == "link":
        path.symlink_to(target)
    else:
        path.mkdir()
    before = path.lstat()
    with pytest.raises(UsageError, match="no socket is there"):
        bound_file(path, 5)
    assert path.lstat().st_ino == before.st_ino


def test_a_folder_that_anybody_may_write_into_is_refused(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o1777)
    with pytest.raises(UsageError, match="anybody may write into it"):
        bound_file(shared / "page.sock", 5)
    assert list(shared.iterdir()) == []


def test_a_folder_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"No such file or directory.*another address"):
        bound_file(tmp_path / "missing" / "page.sock", 5)


def test_at_the_end_it_removes_its_own_file_only(path: Path) -> None:
    first = bound_file(path, 5)
    path.unlink()
    with bound_file(path, 5):
        first.close()
        with socket.socket(socket.AF_UNIX) as peer:
            peer.connect(str(path))
