"""Everything that the store writes is for its owner alone, whatever the umask."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from monitor.store.backends import backend_of

AT = datetime(2026, 11, 22, 1, 25, 44, tzinfo=UTC)


@pytest.fixture(params=[0o000, 0o022, 0o077], ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


@pytest.mark.usefixtures("umask", "hasty")
def test_files_are_0600_and_folders_0700(tmp_path: Path, enrolled: Callable[..., Any]) -> None:
    above = tmp_path / "above"
    backend = backend_of(above / "snapshots")
    with backend.open(AT) as (store, _):
        enrolled(store).change("ostenz/privacy-policy", "We sell nothing.")
        found = {path: stat.S_IMODE(path.stat().st_mode) for path in (above, *above.rglob("*"))}
    assert found == {path: 0o700 if path.is_dir() else 0o600 for path in found}
    assert {"index.sqlite", ".lock"} < {path.name for path in found}


@pytest.mark.usefixtures("umask", "hasty")
def test_feeds_may_be_read_by_whoever_may_enter_the_folder(tmp_path: Path) -> None:
    backend = backend_of(tmp_path / "snapshots")
    with backend.open(AT):
        backend.derived_files("feeds").write({"all.xml": b"<feed/>"})
    feeds = tmp_path / "snapshots" / "feeds"
    paths = (feeds.parent, feeds, feeds / "all.xml")
    assert [stat.S_IMODE(path.stat().st_mode) for path in paths] == [0o700, 0o755, 0o644]
