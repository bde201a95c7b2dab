"""The files of the log are read back in order."""

from __future__ import annotations

from pathlib import Path

from monitor.store.compression import compress
from monitor.store.snapshots.filesystem import RealFiles
from monitor.store.snapshots.log_files import CHECKPOINT, LogFiles


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    files = LogFiles(tmp_path, RealFiles(tmp_path))
    assert not files.entries()
    assert not list(files.checkpoints())
    files.write_entries([b"a", b"b"], 2)
    files.write_entries([b"c"], 3)
    files.write_checkpoint("note", 3)
    files.write_roll("2026-11-22.roll.zst", compress(b"line\n"))
    assert files.entries() == (b"a", b"b", b"c")
    assert list(files.checkpoints()) == [("0000000003.checkpoint", "note")]
    assert files.sizes(CHECKPOINT) == (3,)
    assert files.roll("2026-11-22.roll.zst") == b"line\n"
