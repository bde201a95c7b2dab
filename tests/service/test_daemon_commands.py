"""People's commands, executed by a real application; what is paused stays so over restarts."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from benchmarks.page import sample
from benchmarks.page.fill import Filler
from monitor.errors import UsageError
from monitor.model import Watch
from monitor.service.application import Application
from monitor.service.daemon_commands import DaemonCommands
from monitor.service.factories import utc_now
from monitor.watchlist import Watchlist

Run = Callable[[Watchlist, Callable[[DaemonCommands, Application], Awaitable[Any]]], Any]


ID = "harbour-post/privacy-policy"


def state(application: Application, watch: str = ID) -> str:
    return next(s.state for s in application.store.query.statuses() if s.watch == watch)


def test_a_watch_paused_by_hand_stays_paused_over_a_restart_until_resumed(
    listed: Watchlist, run: Run
) -> None:
    async def pause(commands: DaemonCommands, application: Application) -> str:
        commands.pause(ID)
        return state(application)

    async def look(_: DaemonCommands, application: Application) -> str:
        return state(application)

    async def resume(commands: DaemonCommands, application: Application) -> str:
        commands.resume(ID)
        return state(application)

    assert run(listed, pause) == "paused"
    assert run(listed, look) == "paused"
    assert run(listed, resume) == "new"
    assert run(listed, look) == "new"


def test_what_the_watchlist_pauses_is_not_resumed_by_hand(listed: Watchlist, run: Run) -> None:
    async def resume(commands: DaemonCommands, _: Application) -> None:
        with pytest.raises(UsageError, match="the watchlist itself pauses"):
            commands.resume("quiet-press/privacy-policy")

    run(listed, resume)


def test_to_check_now_makes_the_watch_due_and_lets_the_daemon_look(
    listed: Watchlist, run: Run
) -> None:
    async def check(commands: DaemonCommands, application: Any) -> None:
        application.store.amend(
            ID, lambda memory: replace(memory, due=utc_now() + timedelta(days=1))
        )
        commands.check_now(ID)
        await asyncio.sleep(0)
        assert application.store.memory(ID).due <= utc_now()
        assert application.ticks == 1

    run(listed, check)


def test_what_is_paused_or_unknown_is_not_checked(listed: Watchlist, run: Run) -> None:
    async def check(commands: DaemonCommands, _: Application) -> None:
        for watch in ("quiet-press/privacy-policy", "nobody/nothing"):
            with pytest.raises(UsageError):
                commands.check_now(watch)

    run(listed, check)


def test_unmuting_forgets_what_came_and_went(listed: Watchlist, run: Run) -> None:
    async def unmute(commands: DaemonCommands, application: Application) -> Any:
        filler = Filler(application.store, sample.NOW)
        filler.blinking(Watch(ID, "", "", ""), "An offer", 3)
        commands.unmute(ID)
        return application.store.memory(ID)

    memory = run(listed, unmute)
    assert memory.blinking_since is None
    assert memory.flickers == ()


def test_two_versions_are_compared_by_todays_code_and_reviewed(listed: Watchlist, run: Run) -> None:
    async def compare(commands: DaemonCommands, application: Application) -> Any:
        filler = Filler(application.store, sample.NOW)
        watch = application.watchlist.watches[0]
        for months in ("12", "24"):
            text = sample.HARBOUR.format(**{**sample.FIRST, "months": months})
            filler.version(watch, sample.read(text, watch))
        commands.review(ID, 1, "seen")
        assert application.store.query.event(ID, 1).note == "seen"
        page = application.store.query.page(ID, 1)
        assert page.body.startswith(b"# Privacy policy")
        return await commands.difference(ID, 1, 2)

    report = run(listed, compare)
    assert [change.kind for change in report.changes] == ["reworded"]
    assert "12" in report.summary
    assert "24" in report.summary
