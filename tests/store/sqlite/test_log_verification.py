"""Nobody rewrites the past: each tampering after a checkpoint is named; without one, nothing is."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from monitor.store.backends import backend_of, default_keys
from monitor.store.codec import sha256
from monitor.store.compression import compress, decompress
from monitor.transparency.checkpoint import Checkpoint, signed
from monitor.transparency.entries import VersionEntry, encode
from monitor.transparency.merkle import Tree, leaf_hash
from monitor.transparency.signed_note import Signer

WATCH = "ostenz/privacy-policy"
START = datetime(2026, 11, 22, 1, 25, 44, tzinfo=UTC)
LATER = START + timedelta(days=9)


@pytest.fixture
def past(root: Path, enrolled: Callable[..., Any], hasty: None) -> Path:
    """A folder of four versions, two days apart, with three checkpoints."""
    backend = backend_of(root)
    for number, words in enumerate(("nothing", "little", "data", "all")):
        with backend.open(START + timedelta(days=2 * number)) as (store, _):
            books = enrolled(store)
            books.now = START + timedelta(days=2 * number)
            books.change(WATCH, f"We sell {words}.", "Kept as long as needed.")
            books.read(WATCH)
    with backend.open(LATER):
        pass
    assert len(list((root / "log").glob("*.checkpoint"))) >= 3
    return root


def named(root: Path, *, rebuilt: bool = False) -> list[str]:
    """What `verify` says of the folder, after `rebuild` if wanted."""
    backend = backend_of(root)
    if rebuilt:
        (root / "index.sqlite").unlink()
        backend.rebuild(LATER)
    return [str(error) for error in backend.verify(LATER).damaged]


def stems(root: Path) -> list[str]:
    return sorted(path.stem for path in (root / WATCH).glob("*.json"))


def reseal(path: Path, **changes: object) -> str:
    """Rewrite a record with these values and a fitting hash of itself; return the file's hash."""
    record = json.loads(path.read_bytes()) | changes
    record.pop("sha256_above", None)
    above = json.dumps(record, ensure_ascii=False, indent=1).removesuffix("\n}").encode()
    path.write_bytes(above + b',\n "sha256_above": "' + sha256(above).encode() + b'"\n}\n')
    return sha256(path.read_bytes())


def rewrite_chain(root: Path, start: int, **changes: object) -> None:
    """Rewrite the record at `start`, and name its new hash in all that follow."""
    previous: str | None = None
    for place, stem in enumerate(stems(root)):
        path = root / WATCH / f"{stem}.json"
        if place < start:
            continue
        facts = dict(changes) if place == start else {"previous": previous}
        previous = reseal(path, **facts)


def change_a_word(root: Path) -> None:
    """Change a word of an old version in page, text and record, all hashes rewritten."""
    stem = stems(root)[1]
    folder = root / WATCH
    page, text = folder / f"{stem}.html.zst", folder / f"{stem}.md"
    page = next(folder.glob(f"{stem}.*.zst"))
    body = decompress(page.read_bytes()).replace(b"little", b"plenty")
    page.write_bytes(compress(body))
    text.write_bytes(text.read_bytes().replace(b"little", b"plenty"))
    record = json.loads((folder / f"{stem}.json").read_bytes())
    changes = {
        "fetched": record["fetched"] | {"sha256": sha256(body), "size": len(body)},
        "page": _stored(page),
        "markdown": _stored(text),
        "clauses": json.loads(json.dumps(record["clauses"]).replace("little", "plenty")),
    }
    rewrite_chain(root, 1, **changes)


def _stored(path: Path) -> dict[str, object]:
    data = path.read_bytes()
    return {"name": path.name, "sha256": sha256(data), "size": len(data)}


def change_a_word_in_the_log_too(root: Path) -> None:
    change_a_word(root)
    rewrite_log(root)


def rewrite_log(root: Path) -> None:
    """Make the log name the records as they are now."""
    hashes = {p.stem: sha256(p.read_bytes()) for p in (root / WATCH).glob("*.json")}
    for path in (root / "log").glob("*.jsonl"):
        lines = []
        for line in path.read_bytes().splitlines():
            entry = json.loads(line)
            if entry["type"] == "version":
                line = encode(VersionEntry(WATCH, entry["version"], hashes[entry["version"]]))
            lines.append(line + b"\n")
        path.write_bytes(b"".join(lines))


def sign_with_another_key(root: Path) -> None:
    change_a_word_in_the_log_too(root)
    own = next((root / "log").glob("*.checkpoint")).read_text().splitlines()[0]
    signer, tree = Signer.generate(own), Tree()
    for path in sorted((root / "log").glob("*.jsonl")):
        for entry in path.read_bytes().splitlines():
            tree.append(leaf_hash(entry))
        head = Checkpoint(own, tree.size, tree.root)
        path.with_suffix(".checkpoint").write_text(signed(head, signer))


def drop(root: Path, place: int) -> None:
    for path in (root / WATCH).glob(f"{stems(root)[place]}.*"):
        path.unlink()


def drop_in_the_middle(root: Path) -> None:
    drop(root, 1)


def drop_the_newest(root: Path) -> None:
    drop(root, -1)


def insert(root: Path) -> None:
    """Add a version of an earlier day."""
    stem, fresh = stems(root)[1], "2026-11-23T00-00-00Z"
    folder = root / WATCH
    for path in folder.glob(f"{stem}.*"):
        shutil.copy(path, folder / path.name.replace(stem, fresh))
    record = json.loads((folder / f"{fresh}.json").read_bytes())
    facts = {
        key: record[key] | {"name": record[key]["name"].replace(stem, fresh)}
        for key in ("page", "markdown")
    }
    reseal(
        folder / f"{fresh}.json", version=fresh, seq=99, captured_at="2026-11-23T00:00:00Z", **facts
    )


def reorder_the_log(root: Path) -> None:
    first, second = sorted((root / "log").glob("*.jsonl"))[:2]
    one, two = first.read_bytes(), second.read_bytes()
    first.write_bytes(two)
    second.write_bytes(one)


def truncate_the_log(root: Path) -> None:
    for path in sorted((root / "log").glob("0*"))[-2:]:
        path.unlink()


def delete_the_log(root: Path) -> None:
    shutil.rmtree(root / "log")


def remove_an_old_checkpoint(root: Path) -> None:
    sorted((root / "log").glob("*.checkpoint"))[0].unlink()


def replace_a_checkpoint(root: Path) -> None:
    first, second = sorted((root / "log").glob("*.checkpoint"))[:2]
    text = first.read_text().splitlines()
    text[2] = second.read_text().splitlines()[2]
    first.write_text("\n".join(text) + "\n")


def rewrite_a_roll(root: Path) -> None:
    path = sorted((root / "log").glob("*.roll.zst"))[0]
    path.write_bytes(compress(decompress(path.read_bytes()).replace(b"first", b"trouble")))


def remove_a_roll(root: Path) -> None:
    sorted((root / "log").glob("*.roll.zst"))[0].unlink()


def break_the_chain(root: Path) -> None:
    reseal(root / WATCH / f"{stems(root)[2]}.json", previous="0" * 64)


def back_date(root: Path) -> None:
    """Say that an old version was seen earlier."""
    rewrite_chain(root, 2, captured_at="2026-11-23T00:00:00Z")


def lose_the_key(root: Path) -> None:
    shutil.rmtree(default_keys(root))


TAMPERINGS = (
    change_a_word, change_a_word_in_the_log_too, sign_with_another_key, drop_in_the_middle,
    drop_the_newest, insert, reorder_the_log, truncate_the_log, delete_the_log,
    remove_an_old_checkpoint, replace_a_checkpoint, rewrite_a_roll, remove_a_roll, break_the_chain,
    back_date, lose_the_key,
)  # fmt: skip


@pytest.fixture(params=[False, True], ids=["index kept", "index deleted and rebuilt"])
def rebuilt(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def test_without_tampering_nothing_is_named(past: Path, rebuilt: bool) -> None:
    assert named(past, rebuilt=rebuilt) == []


@pytest.mark.parametrize("tampering", TAMPERINGS)
def test_each_tampering_is_named(
    past: Path, rebuilt: bool, tampering: Callable[[Path], None]
) -> None:
    tampering(past)
    assert named(past, rebuilt=rebuilt)


def test_a_rewritten_log_is_never_signed_anew(past: Path) -> None:
    change_a_word_in_the_log_too(past)
    (past / "index.sqlite").unlink()
    before = (default_keys(past) / "checkpoint").read_text()
    with backend_of(past).open(LATER + timedelta(days=2)):
        pass
    assert (default_keys(past) / "checkpoint").read_text() == before
    assert named(past)


def test_rebuild_names_what_the_log_contradicts(past: Path) -> None:
    change_a_word(past)
    (past / "index.sqlite").unlink()
    told = backend_of(past).rebuild(LATER)
    assert {Path(error.path).stem for error in told.damaged} == set(stems(past)[1:])
    assert all("the log holds another hash" in error.problem for error in told.damaged)
