"""Writes files so that they are whole and lasting, or not there at all."""

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
"""How the names of unfinished files begin; whatever bears it at start is left over from a crash."""


def write_durably(
    files: Files,
    root: Path,
    folder: str,
    contents: Mapping[str, bytes],
    observer: WriteObserver = unobserved,
) -> None:
    """Writes all of them into the folder, replacing what bore their names; on return they last.

    Each is written under a temporary name and synced, then renamed; then the folder and those above
    it are synced, also when they existed: an earlier crash may have left their names unsynced.
    A failed sync is never tried again. Raises `StoreFull`, `StoreUnwritable` or `StoreDamaged`.
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
            with suppress(OSError):  # the fault that is being raised says more; start-up removes it
                files.remove(f"{folder}/{TEMPORARY}{name}")
        raise
    for each in (folder, *reversed(above)):
        with writing(root / each):
            files.sync_folder(each)
    observer("folder synced")


def parents(folder: str) -> tuple[str, ...]:
    """The folders above, outermost (the empty path) first."""
    parts = folder.split("/")
    return tuple("/".join(parts[:depth]) for depth in range(len(parts)))


def folder_of(root: Path, watch: str) -> str:
    """A watch's folder, which is its id, refused where it could name anything but a folder of ours."""
    if not names_a_folder(watch):
        raise StoreDamaged(
            root, f"{watch!a} is not the id of a watch: refusing to make a folder of it"
        )
    return watch


def names_a_folder(watch: str) -> bool:
    """Whether a watch's id is two plain names, of its company's folder and its document's."""
    parts = watch.split("/")
    return len(parts) == 2 and all(map(_harmless, parts))


def _harmless(part: str) -> bool:
    """Letters, digits, `-`, `_` and inner dots: no separator, control, direction mark or hidden name."""
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
        files.remove(path)  # left over; of a planted link this removes the link, never its target
        files.create(path, data)
