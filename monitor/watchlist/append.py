"""Append a watch to the file: comments, order and line ends stay."""

from __future__ import annotations

import os
import secrets
import stat
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
    """Write a new file beside the old and rename it; its mode is that of the old.

    Nobody can predict its name and put a link there: the file may lie in a folder of others.
    """
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else None
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
    descriptor = os.open(temporary, flags, 0o666 if mode is None else 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            if mode is not None:
                os.fchmod(descriptor, mode)
            os.fsync(descriptor)
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
