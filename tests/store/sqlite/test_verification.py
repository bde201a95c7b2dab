"""Every file that rotted is found, named, and never compared."""

from __future__ import annotations

import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from monitor.errors import StoreDamaged
from monitor.model import Watch
from monitor.store.sqlite.folder_backend import FolderBackend
from monitor.store.sqlite.queries import open_queries
from monitor.store.sqlite.sqlite_store import SqliteStore
from monitor.store.sqlite.verification import verify
from monitor.store.upkeep import Share, Verdict

WATCH = "ostenz/privacy-policy"


def share_of(root: Path, now: datetime) -> Verdict:
    return FolderBackend(root).verify(now, share=Share.of_day(now))


def files_of(root: Path) -> list[Path]:
    return sorted(path for path in root.glob("*/*/*") if path.is_file())


def flip_a_bit(path: Path, chance: random.Random) -> None:
    data = bytearray(path.read_bytes())
    place = chance.randrange(len(data) * 8)
    data[place // 8] ^= 1 << place % 8
    path.write_bytes(data)


def test_a_sound_folder_is_sound(books: Any, root: Path) -> None:
    books.change(WATCH, "We keep data.")
    books.change(WATCH, "We sell data.")
    seen: list[tuple[int, int]] = []
    verdict = verify(
        root, books.store.query, books.now, progress=lambda done, of: seen.append((done, of))
    )
    assert (verdict.versions, verdict.damaged, verdict.orphans) == (2, (), ())
    assert seen == [(1, 2), (2, 2)]


def test_one_flipped_bit_in_each_of_two_hundred_files_is_found_two_hundred_times(
    books: Any, root: Path
) -> None:
    words = " ".join(f"word{number} and so on" for number in range(200))
    for number in range(67):
        books.change(WATCH, f"We keep data {number}.", words)
    chance = random.Random(2026)
    struck = chance.sample(files_of(root), 200)
    for path in struck:
        flip_a_bit(path, chance)
    verdict = verify(root, books.store.query, books.now)
    assert sorted(error.path for error in verdict.damaged) == sorted(struck)


def test_every_byte_of_a_versions_files_counts(books: Any, root: Path) -> None:
    books.change(WATCH, "We keep data.")
    chance = random.Random(7)
    for path in files_of(root):
        whole = path.read_bytes()
        for _ in range(40):
            flip_a_bit(path, chance)
            verdict = verify(root, books.store.query, books.now)
            assert [error.path for error in verdict.damaged] == [path]
            path.write_bytes(whole)


def test_what_is_damaged_is_never_given_out(books: Any, root: Path) -> None:
    books.change(WATCH, "We keep data.")
    for suffix in (".html.zst", ".json"):
        (path,) = root.glob(f"*/*/*{suffix}")
        whole = path.read_bytes()
        path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 4]))
        with pytest.raises(StoreDamaged, match="altered") as caught:
            books.store.page(WATCH, 1)
        assert caught.value.path == path
        path.write_bytes(whole)
    assert books.store.page(WATCH, 1).body == b"We keep data."


@pytest.mark.parametrize("harm", ["removed", "cut", "replaced by a folder", "replaced by a link"])
def test_other_harm_is_found_too(books: Any, root: Path, tmp_path: Path, harm: str) -> None:
    books.change(WATCH, "We keep data.")
    path = files_of(root)[0]
    whole = path.read_bytes()
    path.unlink()
    match harm:
        case "cut":
            path.write_bytes(whole[:-3])
        case "replaced by a folder":
            path.mkdir()
        case "replaced by a link":
            (tmp_path / "elsewhere").write_bytes(whole)
            path.symlink_to(tmp_path / "elsewhere")
    verdict = verify(root, books.store.query, books.now)
    assert path in {error.path for error in verdict.damaged}


def test_another_versions_files_under_its_name_are_found(books: Any, root: Path) -> None:
    books.change(WATCH, "We keep data.")
    books.change(WATCH, "We sell data.")
    first, second = (books.store.version(WATCH, seq).stem for seq in (1, 2))
    for suffix in (".html.zst", ".json", ".md"):
        (root / WATCH / f"{second}{suffix}").write_bytes(
            (root / WATCH / f"{first}{suffix}").read_bytes()
        )
    assert len(verify(root, books.store.query, books.now).damaged) == 3
    with pytest.raises(StoreDamaged):
        books.store.page(WATCH, 2)


def test_an_index_that_says_something_else_than_the_files_is_found(books: Any, root: Path) -> None:
    books.change(WATCH, "We keep data.")
    books.store._connection.execute("UPDATE versions SET text_sha256 = 'other'")
    (error,) = verify(root, books.store.query, books.now).damaged
    assert "index says something else" in error.problem


def test_a_planted_link_is_found(books: Any, root: Path) -> None:
    books.change(WATCH, "We keep data.")
    (root / WATCH / "link").symlink_to("/etc/passwd")
    (error,) = verify(root, books.store.query, books.now).damaged
    assert error.path.name == "link"


def test_files_that_no_transaction_named_are_told_once_they_are_old(
    books: Any, root: Path, opened: Callable[..., SqliteStore]
) -> None:
    class KilledError(BaseException):
        pass

    def passing(point: str) -> None:
        if point == "in transaction":
            raise KilledError

    step = books.step(WATCH, "We keep data.")
    with pytest.raises(KilledError):
        opened(observer=passing).commit(step, ())
    young = verify(root, books.store.query, books.now)
    assert (young.orphans, young.damaged) == ((), ())
    old = verify(root, books.store.query, books.now + timedelta(hours=25))
    assert sorted(old.orphans) == files_of(root)
    assert old.damaged == ()


def test_a_month_of_thirtieths_looks_at_everything_once(books: Any, root: Path) -> None:
    for number in range(40):
        books.change(WATCH, f"We keep data {number}.")
    for path in files_of(root):
        path.unlink()
    shares = [share_of(root, books.now + timedelta(days=day)) for day in range(30)]
    missing = [error.path for verdict in shares for error in verdict.damaged]
    assert len(missing) == len(set(missing)) == 120
    assert max(verdict.versions for verdict in shares) == 2


def test_a_retired_watchs_files_are_looked_at_too(books: Any, root: Path) -> None:
    books.change(WATCH, "We keep data.")
    books.store.sync_watches([Watch("a/b", "A", "B", "https://a.example/")], books.now)
    files_of(root)[0].unlink()
    assert len(verify(root, books.store.query, books.now).damaged) == 1


def test_it_runs_beside_the_daemon(books: Any, root: Path) -> None:
    books.change(WATCH, "We keep data.")
    queries = open_queries(root)
    books.read(WATCH)
    assert verify(root, queries, books.now).versions == 1
    queries.close()


def test_a_thread_of_its_own_may_verify_while_the_daemon_writes(books: Any, root: Path) -> None:
    books.change(WATCH, "We keep data.")
    with ThreadPoolExecutor(1) as pool:
        pending = [pool.submit(FolderBackend(root).verify, books.now) for _ in range(10)]
        for number in range(20):
            books.change(WATCH, f"We sell data {number}.")
        assert not [error for future in pending for error in future.result().damaged]
