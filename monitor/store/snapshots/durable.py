"""Write files so that each is complete and survives a power loss, or does not exist."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from monitor.errors import StoreDamaged
from monitor.store.error_translation import writing
from monitor.store.snapshots.filesystem import Files
from monitor.store.upkeep import WriteObserver, unobserved

TEMPORARY: Final = ".tmp-"
"""Prefix of unfinished files; a file with it at startup is left over from a crash."""


def write_durably(
    files: Files,
    root: Path,
    folder: str,
    contents: Mapping[str, bytes],
    observer: WriteObserver = unobserved,
) -> None:
    """Write all files into the folder, replacing files of the same names.

    Each file is written under a temporary name, synced and renamed. Then the folder and all folders
    above it are synced, even if they existed: a crash may have left their names unsynced. A failed
    sync is never retried. Raises `StoreFull`, `StoreUnwritable` or `StoreDamaged`.
    """
    above = parents(folder)
    for each in (*above[1:], folder):
        with writing(root / each):
            files.make_folder(each)
    try:
        for name, data in contents.items():
            with writing(root / folder / name):
                _create(files, f"{folder}/{TEMPORARY}{name}", data)
            observer("temporary written")
        for name in contents:
            with writing(root / folder / name):
                files.rename(f"{folder}/{TEMPORARY}{name}", f"{folder}/{name}")
            observer("renamed")
    except BaseException:
        for name in contents:
            with suppress(OSError):  # keep the original error; the next start removes the file
                files.remove(f"{folder}/{TEMPORARY}{name}")
        raise
    for each in (folder, *reversed(above)):
        with writing(root / each):
            files.sync_folder(each)
    observer("folder synced")


def parents(folder: str) -> tuple[str, ...]:
    """Return the folders above, outermost first; the outermost is the empty path."""
    parts = folder.split("/")
    return tuple("/".join(parts[:depth]) for depth in range(len(parts)))


def folder_of(root: Path, watch: str) -> str:
    """Return a watch's folder, which is its id; raise `StoreDamaged` for an unsafe id."""
    if not names_a_folder(watch):
        raise StoreDamaged(
            root, f"{watch!a} is not the id of a watch: refusing to make a folder of it"
        )
    return watch


def names_a_folder(watch: str) -> bool:
    """Return whether a watch's id is two safe names: `company/document`."""
    parts = watch.split("/")
    return len(parts) == 2 and all(map(_harmless, parts))


def _harmless(part: str) -> bool:
    """Return whether a name is safe: letters, digits, `-`, `_` and inner dots only.

    This excludes separators, control characters, direction marks and hidden names.
    """
    return (
        bool(part)
        and part[0].isalnum()
        and all(letter.isalnum() or letter in "-_." for letter in part)
        and len(part.encode("utf-8", "surrogatepass")) <= 200
    )


def _create(files: Files, path: str, data: bytes) -> None:
    try:
        files.create(path, data)
    except FileExistsError:
        files.remove(path)  # left over; for a planted link this removes the link, not its target
        files.create(path, data)
