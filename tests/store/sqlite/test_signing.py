"""A checkpoint is signed of a log that extends all earlier ones, and of no other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from monitor.store.backends import default_keys
from monitor.store.sqlite import pace
from monitor.transparency import audit
from monitor.transparency.checkpoint import Checkpoint, opened
from monitor.transparency.signed_note import Signer, Verifier

WATCH = "ostenz/privacy-policy"


def seal(books: Any) -> None:
    """Read once and close the day."""
    books.read(WATCH)
    books.now = books.now.replace(hour=12) + timedelta(days=1)
    books.store.sealing.finish(books.now)


def newest(root: Path) -> Checkpoint:
    keys = default_keys(root)
    verifier = Verifier.parse((keys / "log.pub").read_text())
    return opened((keys / "checkpoint").read_text(), verifier)


def test_the_newest_checkpoint_is_kept_outside_and_in_the_log(books: Any, root: Path) -> None:
    for _ in range(3):
        seal(books)
    assert newest(root).size == 3
    kept = (default_keys(root) / "checkpoint").read_text()
    assert (root / "log" / "0000000003.checkpoint").read_text() == kept


def test_a_checkpoint_that_a_crash_prevented_is_signed_at_the_next_end_of_a_day(
    books: Any, root: Path
) -> None:
    seal(books)
    before = (default_keys(root) / "checkpoint").read_text()
    seal(books)
    lost = root / "log" / "0000000002.checkpoint"
    text = lost.read_text()
    lost.unlink()
    (default_keys(root) / "checkpoint").write_text(before)
    seal(books)
    assert lost.read_text() == text
    assert newest(root).size == 3


def remove_a_row(books: Any, root: Path) -> None:
    books.store._connection.execute("DELETE FROM log WHERE position = 0")


def rewrite_a_row(books: Any, root: Path) -> None:
    books.store._connection.execute("UPDATE log SET entry = x'00' WHERE position = 0")


def rewrite_a_file(books: Any, root: Path) -> None:
    (root / "log" / "0000000002.jsonl").write_bytes(b"{}\n{}\n")


def lengthen_the_files(books: Any, root: Path) -> None:
    (root / "log" / "0000000009.jsonl").write_bytes(b"{}\n" * 7)


def lose_the_key(books: Any, root: Path) -> None:
    (default_keys(root) / "log.key").unlink()


def put_another_key(books: Any, root: Path) -> None:
    (default_keys(root) / "log.key").write_text(Signer.generate("other").secret())


@pytest.mark.parametrize(
    "tampering",
    [
        remove_a_row, rewrite_a_row, rewrite_a_file, lengthen_the_files, lose_the_key,
        put_another_key,
    ],
)  # fmt: skip
def test_a_log_that_was_tampered_with_is_not_signed(
    books: Any, root: Path, tampering: Callable[[Any, Path], None]
) -> None:
    books.change(WATCH, "We sell nothing.")
    seal(books)
    kept = (default_keys(root) / "checkpoint").read_text()
    tampering(books, root)
    notes = sorted(path.name for path in (root / "log").glob("*.checkpoint"))
    seal(books)
    assert (default_keys(root) / "checkpoint").read_text() == kept
    assert sorted(path.name for path in (root / "log").glob("*.checkpoint")) == notes


def test_an_unsigned_row_that_was_removed_is_not_passed_over(books: Any, root: Path) -> None:
    seal(books)
    books.change(WATCH, "We sell nothing.")
    books.change(WATCH, "We sell all.")
    books.store._connection.execute("DELETE FROM log WHERE position = 1")
    seal(books)
    assert newest(root).size == 1


def test_few_checkpoints_are_checked_in_one_tick(
    books: Any, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seal(books)
    note = (root / "log" / "0000000001.checkpoint").read_text()
    for size in range(1000, 1300):
        (root / "log" / f"{size:010}.checkpoint").write_text(note)
    checked = 0

    def counted(*arguments: Any) -> Checkpoint:
        nonlocal checked
        checked += 1
        return opened(*arguments)

    monkeypatch.setattr(audit, "opened", counted)
    books.read(WATCH)
    done = False
    while not done:
        checked = 0
        done = books.store.sealing.kick(books.now + timedelta(days=1))
        assert checked <= pace.STEP // pace.FILE + 1
    assert newest(root).size == 2
