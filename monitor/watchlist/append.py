"""Adds a watch to a watchlist as a person would: at the end, comments and order kept."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from monitor.errors import UsageError
from monitor.watchlist.load import parse


def append_watch(path: Path, **keys: str | list[str]) -> None:
    """Writes a `[[watch]]` with these keys at the end of the file, made if there is none.

    The result is checked first: raises `WatchlistError` and leaves the file alone where it would be
    faulty, `UsageError` where it cannot be written. The file is replaced at once, never half written.
    """
    text = path.read_text("utf-8-sig") if path.exists() else ""
    grown = _grown(text, keys)
    parse(grown, path, None)
    try:
        _replace(path, grown)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from error


def _grown(text: str, keys: dict[str, Any]) -> str:
    import tomlkit
    from tomlkit.items import AoT

    document = tomlkit.parse(text)
    watch = tomlkit.table()
    watch.update(keys)
    watches = document.get("watch")
    if isinstance(watches, AoT):
        watches.append(watch)
    else:
        document["watch"] = tomlkit.aot()
        document["watch"].append(watch)
    return tomlkit.dumps(document)


def _replace(path: Path, text: str) -> None:
    temporary = path.with_name(f".{path.name}.new")
    with temporary.open("w", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    if path.exists():
        temporary.chmod(path.stat().st_mode)
    temporary.replace(path)
