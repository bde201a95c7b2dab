"""Append a watch to the file: comments, order and line ends stay."""

from __future__ import annotations

import os
from pathlib import Path

from monitor.config.toml_file import read_text
from monitor.errors import UsageError
from monitor.watchlist.load import parse


def append_watch(path: Path, **keys: str | list[str]) -> None:
    """Append a `[[watch]]` with these keys; create the file where there is none.

    The new text is checked before anything is written: raises `WatchlistError` where it has faults,
    `UsageError` where the file cannot be written. The file is replaced atomically.
    """
    grown = _grown(read_text(path) if path.exists() else "", keys)
    parse(grown, path, None)
    try:
        _replace(path, grown)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from error


def _grown(text: str, keys: dict[str, str | list[str]]) -> str:
    """Return the text, a blank line and the watch; lines end as they do in the text."""
    import tomlkit

    watch = tomlkit.table()
    watch.update(keys)
    added = f"[[watch]]\n{watch.as_string()}"
    if "\r\n" in text:
        added = added.replace("\n", "\r\n")
    end = "\r\n" if "\r\n" in text else "\n"
    apart = "" if not text.strip() or text.endswith(end * 2) else end
    return f"{text}{'' if not text or text.endswith(end) else end}{apart}{added}"


def _replace(path: Path, text: str) -> None:
    temporary = path.with_name(f".{path.name}.new")
    with temporary.open("w", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    if path.exists():
        temporary.chmod(path.stat().st_mode)
    temporary.replace(path)
