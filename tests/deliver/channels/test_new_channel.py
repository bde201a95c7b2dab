"""A new channel is one file (`logbook.py`) and one row: everything else works with it unchanged."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from monitor.cli import main
from monitor.config.key import Key
from monitor.deliver import channels
from monitor.deliver.channel_type import SenderTools
from monitor.deliver.digest_figures import DigestFigures
from monitor.deliver.dispatch import Dispatcher
from monitor.deliver.senders import Senders
from monitor.errors import WatchlistError
from monitor.model import Channel
from monitor.watchlist import Watchlist, parse
from monitor.watchlist.keys import CHANNEL
from tests.deliver.channels.logbook import LOGBOOK, LogbookTarget

NAMES = [kind.name for kind in channels.CHANNEL_TYPES]


@pytest.fixture(autouse=True)
def _one_row_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channels, "CHANNEL_TYPES", (*channels.CHANNEL_TYPES, LOGBOOK))


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return tmp_path / "book.txt"


def watchlist(book: Path, more: str = "") -> Watchlist:
    text = f'[channel.team]\nlogbook = "{book}"\nstamp = "${{env:STAMP}}"\n{more}'
    return parse(text, book.with_name("watchlist.toml"), {"STAMP": "canary"})


def problems(text: str) -> list[tuple[str, str]]:
    with pytest.raises(WatchlistError) as caught:
        parse(text, Path("watchlist.toml"), {})
    return [(fault.key, fault.problem) for fault in caught.value.faults]


def dispatcher(outbox: Any, clock: Any, channel: Channel) -> Dispatcher:
    def figures(channel: Channel, moment: datetime) -> DigestFigures:
        return DigestFigures(42, 1)

    senders = Senders(SenderTools(Unused(), clock))
    return Dispatcher(outbox, senders, {channel.name: channel}, clock, figures=figures)


class Unused:
    """A poster that the toy never calls."""

    async def post(self, *_: object, **__: object) -> Any:
        raise AssertionError


def test_the_watchlist_reads_its_keys_and_its_secret(book: Path) -> None:
    (channel,) = watchlist(book, 'language = "fr"\n').channels
    assert channel == Channel("team", "logbook", LogbookTarget(str(book), "canary"), language="fr")
    assert "canary" not in repr(channel)


@pytest.mark.parametrize(
    ("text", "key", "says"),
    [
        ('logbook = "here"', "channel.t.logbook", "'here' is no absolute path"),
        ('logbok = "/x"', "channel.t.logbok", "did you mean 'logbook'?"),
        ('chat = "x"\nstamp = "y"', "channel.t.stamp", "add logbook"),
        ('logbook = "/x"\nchat = "x"', "channel.t", "has chat and logbook: write a channel for each"),
        ("", "channel.t", "reaches nobody: give it webhook, email, chat or logbook"),
    ],
)  # fmt: skip
def test_its_faults_are_told_as_those_of_any_channel(text: str, key: str, says: str) -> None:
    assert any(key == where and says in what for where, what in problems(f"[channel.t]\n{text}"))


def test_test_alert_tries_it(
    book: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("STAMP", "canary")
    path = book.with_name("watchlist.toml")
    path.write_text(f'[channel.team]\nlogbook = "{book}"\nstamp = "${{env:STAMP}}"\n')
    assert main(["--watchlist", str(path), "test-alert", "team"]) == 0
    assert capsys.readouterr().out == "delivered to the file book.txt\n"
    assert book.read_text() == "canary test\n"


def test_test_alert_says_why_it_fails(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book.mkdir()
    path = book.with_name("watchlist.toml")
    path.write_text(f'[channel.team]\nlogbook = "{book}"\n')
    assert main(["--watchlist", str(path), "test-alert", "team"]) == 1
    assert capsys.readouterr().err == (
        "not delivered to the file book.txt: the file cannot be written: Is a directory\n"
    )


def test_alerts_reach_it_at_once(book: Path, outbox: Any, clock: Any, make_alert: Any) -> None:
    (channel,) = watchlist(book).channels
    outbox.put(make_alert(1))
    outbox.put(make_alert(2, type_="policy.problem"))
    assert asyncio.run(dispatcher(outbox, clock, channel).drain()).sent == 2
    assert book.read_text() == "canary policy.changed\ncanary policy.problem\n"


def test_a_digest_reaches_it_as_one_message_with_its_figures(
    book: Path, outbox: Any, clock: Any, make_alert: Any
) -> None:
    more = 'digest = "daily 08:00 Europe/Paris"\ndigest_empty = true\n'
    (channel,) = watchlist(book, more).channels
    clock.now = datetime(2026, 6, 2, 6, 0, tzinfo=UTC)  # eight in Paris
    for number in (1, 2):
        outbox.put(make_alert(number, at=clock.now))
    asyncio.run(dispatcher(outbox, clock, channel).drain())
    (line,) = book.read_text().splitlines()
    assert sorted(line.split()) == ["canary", "digest", "policy.changed", "policy.changed"]


def test_no_two_types_claim_a_key() -> None:
    """A shared key would be read by the row of one type only."""
    claimed = Counter(
        key for keys in (CHANNEL, *(kind.keys for kind in channels.CHANNEL_TYPES)) for key in keys
    )
    assert max(claimed.values()) == 1


@pytest.mark.parametrize("name", NAMES)
def test_a_row_fills_the_fields_of_its_target(name: str) -> None:
    kind = next(kind for kind in channels.CHANNEL_TYPES if kind.name == name)
    filled = {key.fills or name for name, key in kind.keys.items()}
    target = kind.target()  # as of a watchlist read without its secrets
    assert kind.name in kind.keys
    assert set(type(target).__dataclass_fields__) == filled  # type: ignore[attr-defined] # a frozen dataclass
    assert isinstance(target.shown, str)
    assert all(isinstance(key, Key) for key in kind.keys.values())
