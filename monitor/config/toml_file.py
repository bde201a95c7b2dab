"""A file as TOML, within limits on its size and on how deeply its keys are nested."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, Final

from monitor.errors import Fault, UsageError, WatchlistError

LARGEST: Final = 1024 * 1024
"""Bytes."""

_BARE: Final = r"""[^\s.="'\[\]{}#,]"""
_PART: Final = rf"""(?:(?<!{_BARE}){_BARE}++|"[^"\n]*"|'[^'\n]*')"""
TOO_DOTTED: Final = re.compile(rf"{_PART}(?:\s*+\.\s*+{_PART}){{16}}")
"""A dotted key of more than 16 parts: 60 kB of `a.a.a…=1` cost tomllib 3.5 GB of memory."""

_WHERE: Final = re.compile(r"(.*) \(at (?:line (\d+), column \d+|end of document)\)", re.DOTALL)


def read_text(path: Path) -> str:
    """Return the file's text with its line ends; raise `UsageError` or `WatchlistError`."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise UsageError(
            f"{path}: there is no such watchlist. Make one with `policy-monitor init`, "
            "or name yours with --watchlist FILE before the verb."
        ) from None
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from None
    if len(content) > LARGEST:
        raise UsageError(f"{path}: is larger than 1 MiB; split it into several watchlists")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise WatchlistError(
            path, (Fault(line, "encoding", "is not UTF-8: save it as UTF-8"),)
        ) from None


def parse_toml(text: str, path: Path) -> dict[str, Any]:
    """Return the tables of the text; raise `WatchlistError` with the line where TOML breaks off."""
    for number, line in enumerate(text.splitlines(), 1):
        if TOO_DOTTED.search(line):
            raise WatchlistError(path, (Fault(number, "key", "has more than 16 parts"),))
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _WHERE.fullmatch(str(error))
        at = int(found[2]) if found and found[2] else text.count("\n") + 1
        problem = f"{found[1] if found else error}: TOML cannot be read from here on"
        raise WatchlistError(path, (Fault(at, "syntax", problem),)) from None
    except RecursionError:
        raise WatchlistError(path, (Fault(1, "syntax", "is nested too deeply"),)) from None
