"""Readers of a watch hear of its damaged files, each once."""

from __future__ import annotations

from pathlib import Path

from monitor.errors import StoreDamaged
from monitor.service.damage_alerts import watch_of

DAMAGE = StoreDamaged(Path("snapshots/shop/privacy/2026.md"), "its hash does not fit")


def test_damage_belongs_to_the_watch_in_whose_folder_it_lies():
    assert watch_of(Path("snapshots"), DAMAGE) == "shop/privacy"
    assert watch_of(Path("snapshots"), StoreDamaged(Path("snapshots/index.sqlite"), "x")) is None
    assert watch_of(Path("elsewhere"), DAMAGE) is None
