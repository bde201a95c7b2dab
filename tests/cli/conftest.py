"""The command line in a folder of its own, with a local site to watch."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass, replace
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import pytest

from monitor.cli import main
from monitor.cli.invocation import Invocation
from monitor.demo.page_server import Site
from monitor.demo.policy import reworded
from monitor.demo.receivers import SECRET, Hook, Posted
from monitor.demo.scenes import SCENES, Look, Scene
from monitor.service.factories import open_store


@dataclass(frozen=True)
class Ran:
    """What a call of the command line came to."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@dataclass(frozen=True)
class Home:
    """A folder with a watchlist."""

    path: Path
    site: Site

    @property
    def watchlist(self) -> Path:
        """The watchlist's file."""
        return self.path / "watchlist.toml"

    @property
    def snapshots(self) -> Path:
        """Where versions are kept."""
        return self.path / "snapshots"

    def lengthen(self) -> None:
        """Let Corvid keep messages for twice as long."""

        def longer(look: Look) -> Look:
            return Look(reworded(look.text, "form for 12 months", "form for 24 months"), look.dress)

        self.site.play(Scene("", "", {"corvid": longer}))

    def watch(self, *companies: str, more: str = "") -> None:
        """Writes a watchlist of these companies of the local site."""
        head = '[monitor]\nconfirm = "0s"\nhost_delay = "0s"\n\n[network.fetch]\nallow = ["127.0.0.0/8"]\n[network.deliver]\nallow = ["127.0.0.0/8"]\n'
        watches = "".join(
            f'\n[[watch]]\ncompany = "{c}"\ndocument = "Privacy policy"\nurl = "{self.site.url(c)}"\n'
            for c in companies
        )
        page = "" if "[web]" in more else '\n[web]\nlisten = "127.0.0.1:0"\n'
        self.watchlist.write_text(head + watches + more + page, encoding="utf-8")


@pytest.fixture
def site() -> Iterator[Site]:
    """The demonstration's site: five companies, fresh noise at every look."""
    site = Site()
    yield site
    site.close()


@pytest.fixture(scope="session")
def changed_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """A folder where Corvid changed once and its date moved; made once, only to be asked."""
    site = Site()
    home = Home(tmp_path_factory.mktemp("changed"), site)
    home.watch("corvid")
    check = ["--watchlist", str(home.watchlist), "check", "--json"]
    with redirect_stdout(io.StringIO()):
        assert main(check) == 0
        site.play(SCENES[1])
        assert main(check) == 0
    yield home
    site.close()


@pytest.fixture
def changed(changed_home: Home, capsys: pytest.CaptureFixture[str]) -> Run:
    """Calls the command line where Corvid changed once."""
    return caller(changed_home, capsys)


@pytest.fixture
def home(tmp_path: Path, site: Site) -> Home:
    """A folder whose watchlist holds two companies."""
    home = Home(tmp_path, site)
    home.watch("corvid", "clairval")
    return home


@pytest.fixture
def run(home: Home, capsys: pytest.CaptureFixture[str]) -> Run:
    """Calls the command line on the folder's watchlist."""
    return caller(home, capsys)


def caller(home: Home, capsys: pytest.CaptureFixture[str]) -> Run:
    """Calls the command line on a folder's watchlist, within this process."""

    def run(*words: str) -> Ran:
        code = main(["--watchlist", str(home.watchlist), *words])
        out, err = capsys.readouterr()
        return Ran(code, out, err)

    return run


@pytest.fixture
def arrivals() -> SimpleQueue[Posted]:
    """What the webhook heard."""
    return SimpleQueue()


@pytest.fixture
def channel(arrivals: SimpleQueue[Posted]) -> Iterator[str]:
    """A channel, as a watchlist declares it, whose receiver listens."""
    hook = Hook(arrivals)  # type: ignore[arg-type] # a queue of posts and mails; here are only posts
    yield f'\n[channel.team]\nwebhook = "{hook.url}"\nsecret = "{SECRET}"\n'
    hook.close()


@pytest.fixture
def remembers(changed_home: Any) -> Iterator[Any]:
    """Give the watch's memory these facts for one test."""

    def remember(**facts: Any) -> None:
        with open_store(Invocation(changed_home.watchlist).watchlist_without_secrets()) as store:
            store.amend("corvid/privacy-policy", lambda memory: replace(memory, **facts))

    yield remember
    remember(blinking_since=None, told=(), flickers=(), candidate=None, problem=None)
