"""The reader version changes with the reading code, and with nothing else."""

from __future__ import annotations

import ast
import shutil
from pathlib import Path

import pytest

import monitor
from monitor.service.reader_version import READING_PACKAGES, reader_version

PACKAGE = Path(monitor.__file__).parent
NOT_PACKAGES = {"model", "errors"}


def test_an_edit_of_reading_changes_it_and_an_edit_elsewhere_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (*READING_PACKAGES, "cli"):
        shutil.copytree(PACKAGE / name, tmp_path / name, dirs_exist_ok=True)
    monkeypatch.setattr(monitor, "__file__", str(tmp_path / "__init__.py"))
    before = reader_version()
    with (tmp_path / "cli" / "__init__.py").open("a") as module:
        module.write("\n# an edit\n")
    assert reader_version() == before
    with (tmp_path / "text" / "__init__.py").open("a") as module:
        module.write("\n# an edit\n")
    assert reader_version() != before


def test_every_package_that_reading_imports_is_hashed() -> None:
    """Its data classes excepted: what they hold is decided by the code that fills them."""
    imported = {
        node.module.split(".")[1]
        for name in READING_PACKAGES
        for path in (PACKAGE / name).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("monitor.")
    }
    assert imported - NOT_PACKAGES <= set(READING_PACKAGES)
