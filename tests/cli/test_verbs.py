"""Every verb is a module of its name, a row in the table, and has help."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import monitor.cli
from monitor.cli import verbs


@pytest.mark.parametrize("verb", verbs.VERBS)
def test_every_verb_has_help_with_an_example(run: Any, verb: str) -> None:
    ran = run(verb, "--help")
    assert ran.code == 0
    example = " ".join(ran.out.partition("Example: ")[2].split())
    assert re.match(rf"(sudo )?policy-monitor (--watchlist \S+ )?{verb}\b", example), example


def test_help_names_every_verb(run: Any) -> None:
    ran = run("--help")
    assert ran.code == 0
    for name in verbs.VERBS:
        assert f"\n  {name} " in ran.out


def test_every_module_with_a_command_is_a_verb_of_the_table() -> None:
    """A verb without a row would never run."""
    folder = Path(monitor.cli.__file__).parent
    with_command = {
        path.stem.replace("_", "-")
        for path in folder.glob("*.py")
        if "@click.command" in path.read_text(encoding="utf-8")
    }
    assert with_command == set(verbs.VERBS)
