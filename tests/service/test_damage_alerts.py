"""Readers of a watch hear of its damaged files, each once."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from structlog.testing import capture_logs

from monitor.decide.step import Event
from monitor.errors import StoreDamaged
from monitor.model import Alert, Watch
from monitor.service.damage_alerts import alert_damage, watch_of

NOW = datetime(2026, 1, 5, 8, tzinfo=UTC)
DAMAGE = StoreDamaged(Path("snapshots/shop/privacy/2026.md"), "its hash does not fit")
SHOP = Watch("shop/privacy", "Shop", "Privacy", "https://shop.example/")


def render(event: Event, watch: Watch) -> tuple[Alert, ...]:
    assert event.problem is not None
    name = f"{watch.id} {event.old_sha256}"
    return (Alert(name, watch.id, "team", event.type, event.problem.detail.encode(), NOW),)


def alerted(*damaged: StoreDamaged, watches: tuple[Watch, ...] = (SHOP,)) -> list[Alert]:
    put: list[Alert] = []
    with capture_logs() as logs:
        alert_damage(damaged, watches, Path("snapshots"), render, put.append, NOW)
    assert [entry["event"] for entry in logs] == ["damaged"] * len(damaged)
    return put


def test_damage_belongs_to_the_watch_in_whose_folder_it_lies():
    assert watch_of(Path("snapshots"), DAMAGE) == "shop/privacy"
    assert watch_of(Path("snapshots"), StoreDamaged(Path("snapshots/index.sqlite"), "x")) is None
    assert watch_of(Path("elsewhere"), DAMAGE) is None


def test_a_damaged_file_is_alerted_with_its_path_and_the_same_id_every_time():
    (first,), (again,) = alerted(DAMAGE), alerted(DAMAGE)
    assert (first.watch, first.type) == ("shop/privacy", "policy.problem")
    assert b"2026.md" in first.payload
    assert first.id == again.id


def test_damage_of_no_watch_is_logged_only():
    assert alerted(StoreDamaged(Path("snapshots/index.sqlite"), "x")) == []
    assert alerted(DAMAGE, watches=()) == []
