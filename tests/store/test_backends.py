"""A store is one implementation of the protocols and one row of the registry."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from monitor.decide.memory import Memory, Version
from monitor.decide.patience import Patience
from monitor.decide.step import Step
from monitor.errors import UsageError
from monitor.model import Alert, Clause, Page, Validators, Watch
from monitor.pipeline import Pipeline
from monitor.store.backends import BACKENDS, backend_of
from monitor.store.protocols import PipelineStore
from monitor.store.sqlite.folder_backend import FolderBackend
from monitor.store.upkeep import Recovered
from tests.in_process_reader import in_process_reader

NOW = datetime(2026, 1, 5, 8, tzinfo=UTC)
WATCH = Watch("shop/privacy", "Shop", "Privacy", "https://shop.example/privacy")
CLAUSES = (
    "We collect your name, your address and your orders when you buy from us.",
    "We keep your orders for 12 months and then delete every one of them.",
    "You can ask us for a copy of your data, or ask us to delete it, at any time.",
)


class ToyStore:
    """Dicts for one watch; no more than the pipeline asks for."""

    def __init__(self) -> None:
        self.memories = {WATCH.id: Memory(WATCH.id, "new", NOW, NOW)}
        self.versions: dict[int, tuple[Version, Page]] = {}

    def memory(self, watch: str) -> Memory:
        return self.memories[watch]

    def newest(self, watch: str) -> int:
        return len(self.versions)

    def version(self, watch: str, seq: int) -> Version:
        return self.versions[seq][0]

    def page(self, watch: str, seq: int) -> Page:
        return self.versions[seq][1]

    def clauses_gone(self, watch: str) -> tuple[Clause, ...]:
        ever = {c.id: c for version, _ in self.versions.values() for c in version.clauses}
        return tuple(ever.values())

    def find_text(self, watch: str, text_sha256: str) -> int | None:
        texts = {version.text_sha256: seq for seq, (version, _) in self.versions.items()}
        return texts.get(text_sha256)

    def reserve_stem(self, watch: str, captured_at: datetime) -> str:
        return f"version-{len(self.versions) + 1}"

    def commit(self, step: Step, alerts: tuple[Alert, ...]) -> None:
        self.memories[step.memory.watch] = step.memory
        if new := step.version:
            version = Version(
                WATCH.id, new.seq, new.stem, new.page.fetched_at, "", new.text_sha256,
                new.policy.last_updated, new.policy.clauses, new.policy.language,
            )  # fmt: skip
            self.versions[new.seq] = version, new.page


class ToyBackend:
    """Opens the one store of a location's name."""

    stores: dict[str, ToyStore]

    def __init__(self, location: str, keys: Path | None) -> None:
        self._store = self.stores.setdefault(location, ToyStore())

    @contextmanager
    def open(self, now: datetime, **_: Any) -> Iterator[tuple[PipelineStore, Recovered]]:
        yield self._store, Recovered()


class ChangingPage:
    """A fetcher whose page says something else each time it is asked to."""

    months = 12

    async def fetch(self, watch: Watch, validators: Validators | None) -> Page:
        words = "".join(f"<p>{c.replace('12', str(self.months))}</p>" for c in CLAUSES)
        body = f"<html lang=en><body><main><h1>Privacy policy</h1>{words}</main>".encode()
        return Page(watch.url, watch.url, 200, (), body, "text/html", NOW)


@pytest.fixture
def toy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ToyBackend, "stores", {}, raising=False)
    monkeypatch.setitem(BACKENDS, "toy", ToyBackend)


def check(site: ChangingPage, at: datetime) -> Step:
    """Open the store, check the watch once, and close the store."""
    with backend_of("toy://shop").open(at) as (store, _):
        pipeline = Pipeline(
            site, in_process_reader()[0], store, lambda event, watch: (), lambda: at, Patience()
        )
        return asyncio.run(pipeline.check(WATCH))


@pytest.mark.usefixtures("toy")
def test_a_toy_store_serves_the_pipeline_by_one_row_of_the_registry() -> None:
    site = ChangingPage()
    assert check(site, NOW).reading.outcome == "first"
    site.months = 24
    assert check(site, NOW + timedelta(hours=12)).reading.outcome == "to confirm"
    step = check(site, NOW + timedelta(hours=24))
    assert step.reading.outcome == "confirmed"
    (event,) = step.events
    assert event.report is not None
    assert [change.kind for change in event.report.changes] == ["reworded"]
    assert sorted(ToyBackend.stores["toy://shop"].versions) == [1, 2]


def test_a_plain_path_is_a_folder(tmp_path: Path) -> None:
    assert isinstance(backend_of(tmp_path / "snapshots"), FolderBackend)
    assert isinstance(backend_of("snapshots"), FolderBackend)


def test_a_location_of_an_unknown_kind_is_refused_with_the_kinds_there_are(toy: None) -> None:
    with pytest.raises(UsageError, match=r"tape://x; there are: a folder, toy://"):
        backend_of("tape://x")
