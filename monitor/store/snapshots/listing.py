"""List what lies in the snapshot folder, classified by name alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from monitor.extract.formats.registry import is_stored_suffix
from monitor.store.error_translation import reading
from monitor.store.snapshots.durable import TEMPORARY
from monitor.store.snapshots.filesystem import Entry, Files

_NAME: Final = re.compile(
    r"(?P<stem>(?P<at>\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ)(?:-\d+)?)"
    r"\.(?:md|json|(?P<page>[a-z0-9]{1,12})\.zst)"
)

PARTS: Final = 3
"""The number of files of a complete version."""


@dataclass(frozen=True, slots=True)
class WatchFolder:
    """The content of one watch's folder."""

    watch: str
    versions: dict[str, tuple[str, ...]]
    """Stem → names of its files, oldest first."""
    temporaries: tuple[str, ...]
    """Unfinished files left by a crash."""
    planted: tuple[str, ...]
    """Links, pipes and devices; the store never creates them."""


def survey(files: Files, root: Path) -> Iterator[WatchFolder]:
    """Yield every watch's folder, by name; skip hidden folders and unrelated files."""
    for company in _folders(files, root, ""):
        for document in _folders(files, root, company):
            yield watch_folder(files, root, f"{company}/{document}")


def watch_folder(files: Files, root: Path, watch: str) -> WatchFolder:
    """Return the content of one watch's folder; raises `StoreDamaged` if it cannot be read."""
    with reading(root / watch):
        entries = files.list(watch)
    versions: dict[str, tuple[str, ...]] = {}
    for name in sorted(_names(entries, "file")):
        found = _NAME.fullmatch(name)
        if found and (found["page"] is None or is_stored_suffix(found["page"])):
            versions[found["stem"]] = (*versions.get(found["stem"], ()), name)
    return WatchFolder(
        watch,
        dict(sorted(versions.items())),
        tuple(name for name in _names(entries, "file") if name.startswith(TEMPORARY)),
        _names(entries, "other"),
    )


def files_in(files: Files, root: Path, watch: str) -> frozenset[str]:
    """Return the names of the files in a watch's folder; raises `StoreDamaged` if it cannot be read."""
    with reading(root / watch):
        return frozenset(_names(files.list(watch), "file"))


def holds_versions(files: Files, root: Path) -> bool:
    """Return whether the folder holds any complete version."""
    folders = survey(files, root)
    return any(len(names) == PARTS for found in folders for names in found.versions.values())


def captured_at(stem: str) -> datetime:
    """Return the time in a stem, to the second."""
    return datetime.strptime(stem[:20], "%Y-%m-%dT%H-%M-%SZ").replace(tzinfo=UTC)


def _folders(files: Files, root: Path, folder: str) -> tuple[str, ...]:
    with reading(root / folder):
        names = _names(files.list(folder), "folder")
    return tuple(name for name in names if not name.startswith("."))


def _names(entries: tuple[Entry, ...], kind: str) -> tuple[str, ...]:
    return tuple(entry.name for entry in entries if entry.kind == kind)
