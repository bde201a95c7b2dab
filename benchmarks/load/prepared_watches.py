"""Watches on many local hosts, stored in an index as if each had been read before.

A first reading parses the whole page, which must stay out of the measurement.
"""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from benchmarks.site.server import ETAG, Site
from monitor.decide.memory import Memory
from monitor.model import Validators, Watch
from monitor.store.sqlite.connection import INDEX, connect, transaction
from monitor.store.sqlite.watches import enter
from monitor.watchlist import load

HEAD: Final = """[monitor]
host_delay = "{delay}"
feeds = false

[web]
off = true

[network.fetch]
allow = ["127.0.0.0/8"]
[network.deliver]
allow = ["127.0.0.0/8"]

"""
WATCH: Final = '[[watch]]\ncompany="c{n}"\ndocument="p"\nurl="{url}"\n'


def prepare(
    folder: Path, site: Site, watches: int, *, delay: str = "0s", ahead: timedelta = timedelta()
) -> Path:
    """Write a watchlist, and an index in which every watch is due `ahead` of now.

    The first host is a tarpit.
    """
    hosts = len(site.addresses)
    lines = (
        WATCH.format(n=n, url=site.url(n, f"{'same' if n % hosts else 'slow'}/{n}"))
        for n in range(watches)
    )
    path = folder / "watchlist.toml"
    path.write_text(HEAD.format(delay=delay) + "".join(lines))
    _remember(folder / "snapshots", load(path, {}).watches, ahead)
    return path


def _remember(snapshots: Path, watches: tuple[Watch, ...], ahead: timedelta) -> None:
    snapshots.mkdir(mode=0o700)
    now = datetime.now(UTC)
    path = snapshots / INDEX
    with closing(connect(path)) as connection, transaction(connection, path):
        for watch in watches:
            enter(connection, watch, _read_before(watch, now, ahead))


def _read_before(watch: Watch, now: datetime, ahead: timedelta) -> Memory:
    before = now - timedelta(hours=12)
    known = Validators(ETAG, None, watch.url)
    return Memory(
        watch.id, "ok", before, now + ahead, last_read=before, validators=known, last_whole=before
    )
