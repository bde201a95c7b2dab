"""People's orders, carried out by a real application; what is paused stays so over restarts."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from benchmarks.page import sample
from benchmarks.page.fill import Filler
from monitor.errors import UsageError
from monitor.model import Watch
from monitor.service.application import Application
from monitor.service.daemon_commands import DaemonCommands
from monitor.service.factories import utc_now
from monitor.service.status_page import PagesOnDisk, cookie_key, status_page
from monitor.watchlist import Watchlist, parse
from monitor.web.passwords import hashed

WATCHLIST = """\
[monitor]
snapshots = "snapshots"

[web]
{web}

[[watch]]
company = "Harbour Post"
document = "Privacy policy"
url = "https://www.harbour-post.example/privacy-policy"
every = "12h"

[[watch]]
company = "Quiet Press"
document = "Privacy policy"
url = "https://www.quiet-press.example/privacy-policy"
paused = true
"""
ID = "harbour-post/privacy-policy"
Orders = Callable[[DaemonCommands, Application], Awaitable[Any]]


@pytest.fixture
def listed(tmp_path: Path) -> Watchlist:
    return parse(WATCHLIST.format(web='listen = "127.0.0.1:0"'), tmp_path / "watchlist.toml", {})


class Running(Application):
    """An application whose daemon only counts ticks."""

    ticks = 0

    def ready(self) -> None:
        self.daemon = self  # type: ignore[assignment] # stands in for it
        self.watchdog = self  # type: ignore[assignment]

    async def tick(self) -> None:
        self.ticks += 1

    def use(self, watches: Any, pipeline: Any = None) -> None:
        if not isinstance(watches, int):
            self.store.sync_watches(watches, utc_now())


def run(listed: Watchlist, orders: Orders) -> Any:
    async def running() -> Any:
        async with Running.open(listed) as application:
            assert isinstance(application, Running)
            application.ready()
            return await orders(DaemonCommands(application, utc_now), application)

    return asyncio.run(running())


def state(application: Application, watch: str = ID) -> str:
    return next(s.state for s in application.store.query.statuses() if s.watch == watch)


def test_a_watch_paused_by_hand_stays_paused_over_a_restart_until_resumed(
    listed: Watchlist,
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


def test_what_the_watchlist_pauses_is_not_resumed_by_hand(listed: Watchlist) -> None:
    async def resume(commands: DaemonCommands, _: Application) -> None:
        with pytest.raises(UsageError, match="the watchlist itself pauses"):
            commands.resume("quiet-press/privacy-policy")

    run(listed, resume)


def test_to_check_now_makes_the_watch_due_and_lets_the_daemon_look(listed: Watchlist) -> None:
    async def check(commands: DaemonCommands, application: Running) -> None:
        application.store.amend(
            ID, lambda memory: replace(memory, due=utc_now() + timedelta(days=1))
        )
        commands.check_now(ID)
        await asyncio.sleep(0)
        assert application.store.memory(ID).due <= utc_now()
        assert application.ticks == 1

    run(listed, check)  # type: ignore[arg-type]


def test_what_is_paused_or_unknown_is_not_checked(listed: Watchlist) -> None:
    async def check(commands: DaemonCommands, _: Application) -> None:
        for watch in ("quiet-press/privacy-policy", "nobody/nothing"):
            with pytest.raises(UsageError):
                commands.check_now(watch)

    run(listed, check)


def test_unmuting_forgets_what_came_and_went(listed: Watchlist) -> None:
    async def unmute(commands: DaemonCommands, application: Application) -> Any:
        filler = Filler(application.store, sample.NOW)
        filler.blinking(Watch(ID, "", "", ""), "An offer", 3)
        commands.unmute(ID)
        return application.store.memory(ID)

    memory = run(listed, unmute)
    assert memory.blinking_since is None
    assert memory.flickers == ()


def test_two_versions_are_compared_by_todays_code_and_reviewed(listed: Watchlist) -> None:
    async def compare(commands: DaemonCommands, application: Application) -> Any:
        filler = Filler(application.store, sample.NOW)
        watch = application.watchlist.watches[0]
        for months in ("12", "24"):
            text = sample.HARBOUR.format(**{**sample.FIRST, "months": months})
            filler.version(watch, sample.read(text, watch))
        commands.review(ID, 1, "seen")
        assert application.store.query.event(ID, 1).note == "seen"
        files = application.store.query.files(ID, 1)
        stem = application.store.query.versions(ID)[0].stem
        page = PagesOnDisk(application.store.root)(ID, stem, files[-1].sha256)
        assert page.body.startswith(b"# Privacy policy")
        return await commands.difference(ID, 1, 2)

    report = run(listed, compare)
    assert [change.kind for change in report.changes] == ["reworded"]
    assert "12" in report.summary
    assert "24" in report.summary


def test_the_folders_key_is_made_once(listed: Watchlist) -> None:
    async def key(_: DaemonCommands, application: Application) -> bytes:
        return cookie_key(application.store)

    assert run(listed, key) == run(listed, key)


def test_the_page_is_served_while_the_service_runs(listed: Watchlist) -> None:
    async def serve(_: DaemonCommands, application: Application) -> str:
        async with status_page(application, utc_now) as address:
            reader, writer = await asyncio.open_connection(
                "127.0.0.1", int(address.split(":")[2][:-1])
            )
            writer.write(b"GET / HTTP/1.0\r\nHost: localhost\r\n\r\n")
            answer = await reader.read()
            writer.close()
            await writer.wait_closed()
            return answer.decode()

    answer = run(listed, serve)
    assert answer.startswith("HTTP/1.1 200")
    assert "Harbour Post" in answer


def test_a_page_that_is_off_is_not_served(listed: Watchlist) -> None:
    async def serve(_: DaemonCommands, application: Application) -> str:
        application.watchlist = replace(listed, web=replace(listed.web, off=True))
        async with status_page(application, utc_now) as address:
            return address

    assert run(listed, serve) == ""


def test_a_password_where_its_hash_belongs_is_refused_at_the_start(tmp_path: Path) -> None:
    web = 'listen = "127.0.0.1:0"\npassword_hash = "hunter2hunter2"'
    listed = parse(WATCHLIST.format(web=web), tmp_path / "watchlist.toml", {})

    async def serve(_: DaemonCommands, application: Application) -> None:
        with pytest.raises(UsageError, match="hash-password"):
            async with status_page(application, utc_now):
                raise AssertionError

    run(listed, serve)


def test_a_public_address_with_a_password_is_served(tmp_path: Path) -> None:
    web = f'listen = "0.0.0.0:0"\npassword_hash = "{hashed("correct horse")}"'
    listed = parse(WATCHLIST.format(web=web), tmp_path / "watchlist.toml", {})

    async def serve(_: DaemonCommands, application: Application) -> str:
        async with status_page(application, utc_now) as address:
            return address

    assert run(listed, serve).startswith("http://0.0.0.0:")
