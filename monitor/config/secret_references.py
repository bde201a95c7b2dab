"""References to secrets outside the file: `${env:NAME}` or `${file:PATH}`, as a whole value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

LARGEST_FILE: Final = 64 * 1024
"""Bytes."""
_REFERENCE = re.compile(r"\$\{(env|file):([^${}]+)\}")


class Secrets:
    """Resolve references against an environment and a folder.

    A resolved value is not searched for references again.
    """

    def __init__(self, environ: Mapping[str, str], folder: Path) -> None:
        self._environ = environ
        self._folder = folder

    def resolve(self, value: str) -> str:
        """Return the secret referred to, or the value itself where it is no reference.

        `ValueError` names the variable or file that is missing.
        """
        found = _REFERENCE.fullmatch(value)
        if found:
            return self._env(found[2]) if found[1] == "env" else self._file(found[2])
        if "${" in value:
            raise ValueError("${env:NAME} or ${file:PATH} must be the whole value")
        return value

    def _env(self, name: str) -> str:
        value = self._environ.get(name, "")
        if not value:
            raise ValueError(f"the environment variable {name} is not set: set it and start again")
        return value

    def _file(self, name: str) -> str:
        path = self._folder / name
        try:
            with path.open("rb") as file:
                content = file.read(LARGEST_FILE + 1)
        except OSError as error:
            raise ValueError(f"the file {path} cannot be read: {error.strerror}") from None
        if len(content) > LARGEST_FILE:
            raise ValueError(f"the file {path} is too large for a secret")
        value = content.decode(errors="replace").strip()
        if not value:
            raise ValueError(f"the file {path} is empty")
        return value
