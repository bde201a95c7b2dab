"""The programs to measure, each configured as its own documentation recommends."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from os import environ
from pathlib import Path
from typing import Final, Protocol

PEERS: Final[Mapping[str, str]] = {"webchanges": "3.36.1", "urlwatch": "2.29"}
"""Releases on PyPI to compare with."""
CACHE: Final = Path(environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "policy-monitor-peers"

OURS: Final = """[monitor]
host_delay = "0s"

[web]
off = true

[network.fetch]
allow = ["127.0.0.0/8"]
[network.deliver]
allow = ["127.0.0.0/8"]
"""
WATCH: Final = '\n[[watch]]\ncompany = "Company {n}"\ndocument = "Privacy"\nurl = "{url}"\n'
FILES: Final = {
    "webchanges": ("--jobs", "jobs.yaml", "--config", "config.yaml", "--database", "pages.db"),
    "urlwatch": ("--urls", "jobs.yaml", "--config", "config.yaml", "--cache", "pages.db"),
}
"""Options that keep all files in one folder."""
FILTERS: Final = {
    "webchanges": "  - html2text\n",
    "urlwatch": "  - xpath: //main\n  - html2text\n",
}
"""Filters without which a program alerts on these pages: urlwatch takes scripts for text."""
JOB: Final = 'name: "Company {n}"\nurl: "{url}"\nfilter:\n{filters}'


class Program(Protocol):
    """A program that reads pages once."""

    @property
    def name(self) -> str:
        """Its name in the report."""
        ...

    def prepare(self, folder: Path, urls: Sequence[str]) -> tuple[str, ...]:
        """Write its files into the folder; return the command that reads every page once."""
        ...


@dataclass(frozen=True, slots=True)
class Ours:
    """This program's `check`."""

    name: str = "policy-monitor"

    def prepare(self, folder: Path, urls: Sequence[str]) -> tuple[str, ...]:
        """Write a watchlist."""
        watches = "".join(WATCH.format(n=n, url=url) for n, url in enumerate(urls))
        (folder / "watchlist.toml").write_text(OURS + watches)
        return (sys.executable, "-m", "monitor", "check")


@dataclass(frozen=True, slots=True)
class Peer:
    """webchanges or urlwatch, comparing text without mark-up and printing reports."""

    name: str
    command: Path

    def prepare(self, folder: Path, urls: Sequence[str]) -> tuple[str, ...]:
        """Write a list of jobs; settings are the program's defaults."""
        jobs = "---\n".join(
            JOB.format(n=n, url=url, filters=FILTERS[self.name]) for n, url in enumerate(urls)
        )
        (folder / "jobs.yaml").write_text(jobs)
        return self.command.as_posix(), *FILES[self.name]


def peers() -> tuple[Peer, ...]:
    """Return the peers that could be installed; print the others on stderr."""
    found = []
    for name, version in PEERS.items():
        command = CACHE / f"{name}-{version}" / "bin" / name
        if command.exists() or _installed(command, f"{name}=={version}"):
            found.append(Peer(name, command))
        else:
            print(f"{name} {version} is left out: it could not be installed", file=sys.stderr)
    return tuple(found)


def _installed(command: Path, requirement: str) -> bool:
    """Install the requirement into its own environment; return whether that worked."""
    home = command.parent.parent
    python = str(command.with_name("python"))
    pip = [sys.executable, "-m", "pip", "-qqq", "--disable-pip-version-check"]
    steps = (
        [sys.executable, "-m", "venv", "--without-pip", str(home)],
        [*pip, "--python", python, "install", requirement],
    )
    return all(subprocess.run(step, check=False).returncode == 0 for step in steps)
