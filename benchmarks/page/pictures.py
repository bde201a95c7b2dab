"""Create the pictures of the README: `python -m benchmarks.page.pictures`, after the browser tests.

Pages are the screenshots that those tests keep. The mail is about a change of the same sample,
rendered by the same browser.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from benchmarks.page import sample
from monitor.decide.step import Event
from monitor.report.alerts_due import body
from monitor.report.letter import letter
from monitor.report.payload_reader import parse
from monitor.store.rows import EventRow
from monitor.store.sqlite.sqlite_store import SqliteStore

ROOT: Final = Path(__file__).parents[2]
PICTURES: Final = ROOT / "docs" / "images"
KEPT: Final = {"change-desk-light-en.png": "change.png", "now-desk-light-en.png": "now.png"}
"""Screenshot of the browser tests → name in `docs/images`."""


def main() -> None:
    """Write all pictures into `docs/images`."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for kept, name in KEPT.items():
        shutil.copy(ROOT / "artefacts" / "page" / kept, PICTURES / name)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "mail.html"
        page.write_text(_mail(Path(folder) / "snapshots"), encoding="utf-8")
        _photograph(page, PICTURES / "mail.png")


def _mail(snapshots: Path) -> str:
    """Return the largest change of high severity as its mail."""
    store = SqliteStore(snapshots)
    sample.fill(store)
    told = [event for event in store.query.events(limit=1000) if event.severity == "high"]
    store.close()
    event = max(told, key=lambda event: len(event.report.changes) if event.report else 0)
    watch = next(watch for watch in sample.WATCHES if watch.id == event.watch)
    return letter([parse(body(_event(event), watch))], "legal", "en").html


def _event(row: EventRow) -> Event:
    return Event(
        row.type, row.watch, row.number, row.at, row.old_sha256, row.new_sha256,
        row.before, row.after, row.report, row.problem,
    )  # fmt: skip


def _photograph(page: Path, picture: Path) -> None:
    chromium = shutil.which("chromium")
    assert chromium, "no chromium is installed: apt-get install chromium"
    subprocess.run(
        [
            chromium, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
            "--disable-background-networking", "--window-size=700,900",
            f"--screenshot={picture}", page.as_uri(),
        ],
        check=True,
        capture_output=True,
    )  # fmt: skip


if __name__ == "__main__":
    main()
