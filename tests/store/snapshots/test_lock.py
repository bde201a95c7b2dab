"""One process at a time works on a folder, and nobody else may write into it."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from monitor.errors import StoreDamaged, StoreError, StoreLocked, StoreUnwritable
from monitor.store.snapshots.lock import FolderLock, make_folder

HOLDER = """
import sys
from pathlib import Path
from monitor.store.snapshots.lock import FolderLock
with FolderLock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def hold(root: Path) -> subprocess.Popen[str]:
    """Another process that holds the folder until it is told to end."""
    command = [sys.executable, "-c", HOLDER, str(root)]
    holder = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert holder.stdout
    assert holder.stdout.readline() == "held\n"
    return holder


def test_a_second_process_is_refused_and_told_who_holds_the_folder(root: Path) -> None:
    with hold(root) as holder:
        with pytest.raises(StoreLocked, match=f"process {holder.pid}") as caught, FolderLock(root):
            pass
        assert caught.value.exit_code == 75
        holder.communicate()
    with FolderLock(root):
        pass


def test_a_killed_holder_holds_nothing(root: Path) -> None:
    with hold(root) as holder:
        holder.send_signal(signal.SIGKILL)
        holder.communicate()
    with FolderLock(root):
        pass


def test_a_lock_that_a_dying_process_holds_for_a_moment_longer_is_waited_for(root: Path) -> None:
    first = FolderLock(root)
    first.__enter__()
    letting_go = threading.Timer(0.1, first.__exit__, (None, None, None))
    letting_go.start()
    with FolderLock(root):
        letting_go.join()


def test_a_folder_is_made_for_its_owner_alone(root: Path) -> None:
    with FolderLock(root):
        assert root.stat().st_mode & 0o777 == 0o700


def test_a_folder_that_was_there_keeps_its_permissions(root: Path) -> None:
    root.mkdir(mode=0o750)
    make_folder(root)
    assert root.stat().st_mode & 0o777 == 0o750


def test_a_folder_into_which_anybody_may_write_is_refused_with_the_remedy(root: Path) -> None:
    root.mkdir()
    root.chmod(0o777)
    with pytest.raises(StoreUnwritable, match="chmod o-w"):
        make_folder(root)


def test_a_link_in_the_locks_place_is_not_followed(root: Path, tmp_path: Path) -> None:
    root.mkdir()
    target = tmp_path / "target"
    (root / ".lock").symlink_to(target)
    with pytest.raises(StoreDamaged, match="does not follow links"), FolderLock(root):
        pass
    assert not target.exists()


def test_a_file_in_the_folders_place_is_named(root: Path) -> None:
    root.write_text("a file")
    with pytest.raises(StoreError, match=str(root)), FolderLock(root):
        pass


UNPRIVILEGED = """
import os, sys
from pathlib import Path
from monitor.errors import StoreFull
from monitor.store.snapshots.lock import FolderLock
if os.geteuid() == 0:
    os.setuid(65534)  # root may write anywhere
try:
    with FolderLock(Path(sys.argv[1])):
        pass
except StoreFull as error:
    print(error)
"""


def test_a_folder_without_permission_is_named_with_the_remedy(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    command = [sys.executable, "-c", UNPRIVILEGED, str(tmp_path / "new")]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    tmp_path.chmod(0o700)
    assert told.stderr == ""
    assert told.stdout == (
        f"{tmp_path}/new: Permission denied: nothing was changed; "
        "let the user who runs this write here\n"
    )
