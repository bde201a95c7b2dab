"""A folder of captures is replayed through the real pipeline: each at its own time, in order."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor.backtest import captures, replay
from monitor.decide.patience import Patience
from monitor.decide.step import Step
from monitor.errors import UsageError
from monitor.model import Watch
from tests.in_process_reader import in_process_reader

WATCH = Watch("shop/privacy", "Shop", "Privacy", "https://shop.example/privacy")
BEGIN = datetime(2026, 1, 5, tzinfo=UTC)
DAY = timedelta(days=1)


def capture(folder: Path, day: int, months: int, suffix: str = ".md") -> Path:
    path = folder / f"{int((BEGIN + day * DAY).timestamp())}{suffix}"
    path.write_text(
        "# Privacy policy\n\nWe collect your name, your address and your orders.\n\n"
        f"We keep your personal data for {months} months after your last order.\n\n"
        "You can ask us for a copy of your personal data at any time.\n\n"
        "Our data protection officer answers every question within 30 days.\n"
    )
    return path


def replayed(folder: Path, patience: Patience | None = None) -> tuple[list[Step], list[str]]:
    steps: list[Step] = []
    past = captures(folder)
    found = asyncio.run(
        replay(past, WATCH, in_process_reader()[0], patience or Patience(), on_reading=steps.append)
    )
    assert found.readings == len(past) == len(steps)
    assert found.problems == sum(step.memory.state == "problem" for step in steps)
    return steps, [event.type for event in found.events]


def test_captures_come_in_order_of_time_whatever_their_names_sort_to(tmp_path: Path) -> None:
    for day in (300, 20, 1):
        capture(tmp_path, day, 12)
    (tmp_path / "notes.md").write_text("no capture")
    (tmp_path / "1700000000.exe").write_bytes(b"no format")
    found = captures(tmp_path)
    assert [c.at for c in found] == [BEGIN + day * DAY for day in (1, 20, 300)]
    assert {c.content_type for c in found} == {"text/markdown"}


def test_a_folder_without_captures_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="name the files by their time"):
        captures(tmp_path)


def test_a_change_is_told_once_a_second_capture_shows_it_too(tmp_path: Path) -> None:
    for day, months in enumerate((12, 12, 24, 24, 24)):
        capture(tmp_path, day, months)
    steps, told = replayed(tmp_path)
    outcomes = [step.reading.outcome for step in steps]
    assert outcomes == ["first", "same bytes", "to confirm", "confirmed", "same bytes"]
    assert [step.reading.at for step in steps] == [BEGIN + n * DAY for n in range(5)]
    assert told == ["policy.changed"]


def test_a_change_of_one_capture_alone_is_not_told(tmp_path: Path) -> None:
    for day, months in enumerate((12, 24, 12, 12)):
        capture(tmp_path, day, months)
    assert replayed(tmp_path)[1] == []


def test_captures_that_cannot_be_read_are_counted(tmp_path: Path) -> None:
    capture(tmp_path, 0, 12)
    for day in range(1, 4):
        capture(tmp_path, day, 12, ".html").write_text("<p>Sign in to continue</p>")
    steps, told = replayed(tmp_path, Patience(problem_readings=2, problem_after=timedelta()))
    assert [step.memory.state for step in steps][-1] == "problem"
    assert told == ["policy.problem"]
