"""Play the scenes, and check that exactly the expected alerts arrive."""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Final

from monitor.demo import screen
from monitor.demo.daemon_process import PATIENCE_S, Daemon, write_watchlist
from monitor.demo.page_server import Site
from monitor.demo.receivers import Hook, Mailbox, Posted
from monitor.demo.scenes import COMPANIES, SCENES, Scene

LOOKS: Final = 3
"""Requests per page after which a scene without alerts counts as quiet: more than one check."""


@dataclass(frozen=True, slots=True)
class RunningDemo:
    """The running site, receivers and daemon."""

    site: Site
    arrivals: SimpleQueue[Posted | EmailMessage]
    daemon: Daemon


def play(folder: Path | None, pause: float) -> bool:
    """Play all scenes, `pause` seconds apart; return whether exactly the expected alerts arrived."""
    began = time.monotonic()
    home = folder or Path(tempfile.mkdtemp(prefix="policy-monitor-demo-"))
    home.mkdir(parents=True, exist_ok=True)
    screen.opening(COMPANIES)
    with _stage(home) as stage:
        good = _first_reading(stage) and all(
            _scene(stage, number, scene, pause) for number, scene in enumerate(SCENES, 1)
        )
    screen.closing(home, good=good, seconds=time.monotonic() - began, log=stage.daemon.log)
    return good


@contextmanager
def _stage(home: Path) -> Iterator[RunningDemo]:
    with ExitStack() as stack:
        arrivals: SimpleQueue[Posted | EmailMessage] = SimpleQueue()
        site, hook, mailbox = Site(), Hook(arrivals), Mailbox(arrivals)
        for part in (site, hook, mailbox):
            stack.callback(part.close)
        daemon = Daemon(write_watchlist(home, site, hook, mailbox))
        stack.callback(daemon.stop)
        yield RunningDemo(site, arrivals, daemon)


def _first_reading(stage: RunningDemo) -> bool:
    """Wait until all pages were read once; that causes no alert."""
    read = _looked(stage, 2, time.monotonic() + PATIENCE_S)
    screen.first_reading(read=read)
    return read


def _scene(stage: RunningDemo, number: int, scene: Scene, pause: float) -> bool:
    """Play one scene, print what arrives, and return whether it was as expected."""
    screen.scene(number, len(SCENES), scene)
    stage.site.play(scene)
    heard = dict(_heard(stage, scene))
    names = {company.key: company.name for company in COMPANIES}
    right = heard == {names[key]: told for key, told in scene.told.items()}
    screen.verdict(scene, right=right)
    time.sleep(pause)
    return right


def _heard(stage: RunningDemo, scene: Scene) -> Iterator[tuple[str, str]]:
    """Yield company and kind of each alert that the webhook receives, and print it."""
    waiting = len(scene.told)
    deadline = time.monotonic() + PATIENCE_S
    while waiting and time.monotonic() < deadline and stage.daemon.alive:
        for company, told in _arrived(stage, 0.2):
            waiting -= 1
            yield company, told
    _looked(stage, LOOKS, deadline)
    yield from _arrived(stage, 0.0)


def _looked(stage: RunningDemo, looks: int, deadline: float) -> bool:
    """Wait until every page was requested `looks` times; False if time is up or the daemon died."""
    while time.monotonic() < deadline and stage.daemon.alive:
        if stage.site.wait_for_looks(looks, 0.5):
            return True
    return False


def _arrived(stage: RunningDemo, patience: float) -> Iterator[tuple[str, str]]:
    """Print all arrivals; yield company and kind of each webhook."""
    try:
        while True:
            arrival = (
                stage.arrivals.get(timeout=patience) if patience else stage.arrivals.get_nowait()
            )
            if isinstance(arrival, Posted):
                screen.webhook(arrival)
                event = json.loads(arrival.body)
                yield event["data"]["company"], event["type"].removeprefix("policy.")
            else:
                screen.mail(arrival)
    except Empty:
        return
