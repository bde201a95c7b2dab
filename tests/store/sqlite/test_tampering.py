"""Whatever happened before, one tampering of the files is named with its record, and nothing else is."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitor.store.backends import backend_of
from monitor.store.codec import sha256
from monitor.store.compression import compress, decompress
from monitor.transparency.checkpoint import Checkpoint, signed
from monitor.transparency.signed_note import Signer

WATCH = "ostenz/privacy-policy"
START = datetime(2026, 11, 22, 1, 25, 44, tzinfo=UTC)
STEPS = st.lists(st.sampled_from(["version", "reading", "day", "restart", "rebuild"]), max_size=8)

Tampering = Callable[[Path, st.DataObject], Path]
"""Changes one file; returns the path that must be named."""


def lived(root: Path, steps: list[str], enrolled: Callable[..., Any]) -> datetime:
    """Take a store through these steps, and close all days; return the time."""
    backend, now = backend_of(root), START
    for number, step in enumerate(["version", *steps, "day", "day"]):
        if step == "rebuild":
            (root / "index.sqlite").unlink()
            assert backend.rebuild(now).damaged == ()
        with backend.open(now) as (store, _):
            books = enrolled(store)
            books.now = now
            if step == "version":
                books.change(WATCH, f"We sell {number} things.")
            elif step == "reading":
                books.read(WATCH)
            now = books.now + timedelta(days=step == "day", minutes=1)
    with backend.open(now):
        return now


def rewrite_a_record(root: Path, data: st.DataObject) -> Path:
    path = one(root / WATCH, "*.json", data)
    record = json.loads(path.read_bytes()) | {"title": "forged"}
    record.pop("sha256_above")
    above = json.dumps(record, ensure_ascii=False, indent=1).removesuffix("\n}").encode()
    path.write_bytes(above + b',\n "sha256_above": "' + sha256(above).encode() + b'"\n}\n')
    return path


def remove_a_record(root: Path, data: st.DataObject) -> Path:
    path = one(root / WATCH, "*.json", data)
    for part in path.parent.glob(f"{path.stem}.*"):
        part.unlink()
    return path


def exchange_records(root: Path, data: st.DataObject) -> Path:
    first, last = one(root / WATCH, "*.json", data), one(root / WATCH, "*.json", data)
    first.write_bytes(last.read_bytes() + b"\n" * (first == last))
    return first


def change_a_roll(root: Path, data: st.DataObject) -> Path:
    path = one(root / "log", "*.roll.zst", data)
    lines = decompress(path.read_bytes()).splitlines(keepends=True)
    place = data.draw(st.integers(0, len(lines) - 1))
    lines[place] = lines[place].replace(b"2026", b"2025", 1)
    path.write_bytes(compress(b"".join(lines)))
    return path


def cut_a_checkpoint(root: Path, data: st.DataObject) -> Path:
    path = one(root / "log", "*.checkpoint", data)
    path.write_bytes(path.read_bytes()[: data.draw(st.integers(0, 80))])
    return path


def sign_with_another_key(root: Path, data: st.DataObject) -> Path:
    path = one(root / "log", "*.checkpoint", data)
    name = path.read_text().splitlines()[0]
    path.write_text(signed(Checkpoint(name, int(path.stem), b"0" * 32), Signer.generate(name)))
    return path


def drop_an_entry(root: Path, data: st.DataObject) -> Path:
    path = one(root / "log", "*.jsonl", data)
    lines = path.read_bytes().splitlines(keepends=True)
    lines.pop(data.draw(st.integers(0, len(lines) - 1)))
    path.write_bytes(b"".join(lines))
    return path.with_suffix(".checkpoint")


TAMPERINGS: tuple[Tampering, ...] = (
    rewrite_a_record, remove_a_record, exchange_records, change_a_roll, cut_a_checkpoint,
    sign_with_another_key, drop_an_entry,
)  # fmt: skip


def one(folder: Path, pattern: str, data: st.DataObject) -> Path:
    return data.draw(st.sampled_from(sorted(folder.glob(pattern))))


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=STEPS, tampering=st.sampled_from(TAMPERINGS), rebuilt=st.booleans(), data=st.data()
)  # fmt: skip
def test_each_tampering_is_named_with_its_record_and_nothing_before_it(
    enrolled: Callable[..., Any], hasty: None,
    steps: list[str], tampering: Tampering, rebuilt: bool, data: st.DataObject,
) -> None:  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve() / "snapshots"
        now = lived(root, steps, enrolled)
        backend = backend_of(root)
        assert backend.verify(now).damaged == ()
        altered = tampering(root, data)
        if rebuilt:
            (root / "index.sqlite").unlink()
            told = {error.path for error in backend.rebuild(now).damaged}
            assert altered in told or tampering is change_a_roll  # rolls are for verify
        assert altered in {error.path for error in backend.verify(now).damaged}
