"""A watchlist is read whole, or refused with every fault at its line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.config.allowances import allowances
from monitor.deliver.channels.mail import MailTarget
from monitor.deliver.channels.webhook import WebhookTarget
from monitor.errors import WatchlistError
from monitor.store.retention import Retention
from monitor.watchlist import Watchlist, load, parse
from tests.watchlist.written import KEY, faults, watch

GOOD = """\
[monitor]
snapshots = "kept"
every     = "6h"
confirm   = "0s"
contact   = "mailto:you@example.org"
problem_after = "2h"

[network.fetch]
allow = ["127.0.0.0/8", "10.0.0.7"]

[channel.team]
webhook = "https://hooks.example.org/policies"
secret  = ["${env:NEW}", "${file:old-secret}"]
at_least = "medium"

[channel.legal]
email = "legal@example.org"
smtp  = "smtps://monitor@mail.example.org:465"
password = "${env:SMTP}"
digest = "weekly mon 08:00 Europe/Paris"

[[watch]]
company  = "Ostenz"
document = "Politique de confidentialité"
url      = "https://ostenz.example/politique?lang=fr"
channels = ["team"]
drop     = [".banner", "footer > p"]

[[watch]]
company  = "Open-E"
document = "Privacy policy"
url      = "https://open-e.example/privacy"
every    = "1d"
paused   = true
"""

Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a watchlist and returns where."""

    def write(text: str) -> Path:
        path = tmp_path / "watchlist.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def good(write: Write, tmp_path: Path) -> Watchlist:
    """A watchlist with every kind of thing in it."""
    (tmp_path / "old-secret").write_text(KEY + "\n")
    return load(write(GOOD), {"NEW": KEY, "SMTP": "canary"})


def test_settings_take_the_place_of_defaults(good: Watchlist, tmp_path: Path) -> None:
    settings = good.settings
    assert settings.snapshots == tmp_path / "kept"
    assert settings.every == timedelta(hours=6)
    assert settings.patience.confirm == timedelta(0)
    assert settings.patience.problem_after == timedelta(hours=2)
    assert settings.patience.stale_after == timedelta(days=7)
    assert good.network.fetch == allowances("127.0.0.0/8", "10.0.0.7")


def test_a_watch_is_known_by_company_and_document(good: Watchlist) -> None:
    first, second = good.watches
    assert first.id == "ostenz/politique-de-confidentialite"
    assert first.drop == (".banner", "footer > p")
    assert (first.every, second.every) == (timedelta(hours=6), timedelta(days=1))
    assert (first.paused, second.paused) == (False, True)


def test_secrets_come_from_the_environment_and_from_files(good: Watchlist) -> None:
    team, legal = (channel.target for channel in good.channels)
    assert isinstance(team, WebhookTarget)
    assert isinstance(legal, MailTarget)
    assert team.secrets == (KEY, KEY)
    assert legal.password == "canary"
    assert legal.recipients == ("legal@example.org",)


def test_secrets_are_not_shown_with_the_watchlist(good: Watchlist) -> None:
    assert "canary" not in repr(good)
    assert KEY not in repr(good)


def test_questions_need_no_secrets(write: Write) -> None:
    team, legal = (channel.target for channel in load(write(GOOD), None).channels)
    assert isinstance(team, WebhookTarget)
    assert isinstance(legal, MailTarget)
    assert (team.secrets, legal.password) == ((), None)


def test_every_fault_is_told_at_once_with_its_line() -> None:
    text = '[monitor]\nevry = "1h"\nconfirm = 10\n\n' + watch(
        url='"ftp://a.example"', keep='"div["'
    )
    assert [(line, key) for line, key, _ in faults(text)] == [
        (2, "monitor.evry"),
        (3, "monitor.confirm"),
        (8, "watch[1].url"),
        (9, "watch[1].keep"),
    ]


@pytest.mark.parametrize(
    ("text", "key", "says"),
    [
        ('[monitor]\nevry = "1h"', "monitor.evry", "did you mean 'every'?"),
        ('[wach]\na = "b"', "wach", "did you mean 'watch'?"),
        ('[monitor]\nevery = "12"', "monitor.every", "as in 30s, 10m, 12h or 7d"),
        ('[monitor]\nevery = "0s"', "monitor.every", "is too short"),
        ('[monitor]\nevery = "900d"', "monitor.every", "longer than a year"),
        ('[monitor]\ncontact = "mailto:nobody"', "monitor.contact", "no mail address"),
        ('[monitor]\nconcurrency = true', "monitor.concurrency", "a whole number"),
        ('[monitor]\nconcurrency = 0', "monitor.concurrency", "between 1 and 64"),
        ('[network]\nallow = ["10.0.0.1/8"]', "network.allow", "host bits"),
        ('[web]\nlisten = "0.0.0.0:80"', "web.listen", "can be reached by others"),
        ('[web]\nuser_header = "X-User"', "web.user_header", 'trusted_proxies = ["127.0.0.1"]'),
        ('[web]\ntrusted_proxies = ["10.0.0.1/8"]', "web.trusted_proxies", "10.20.0.0/16"),
        ('[web]\nlisten = "here"', "web.listen", "127.0.0.1:8321"),
        ("web = 1", "web", "must be a table"),
    ],
)  # fmt: skip
def test_a_fault_names_its_key_and_how_to_mend_it(text: str, key: str, says: str) -> None:
    assert any(key == where and says in problem for _, where, problem in faults(text))


def test_a_fault_never_repeats_a_secret() -> None:
    text = '[channel.t]\nwebhook = "${env:HOOK}"'
    with pytest.raises(WatchlistError) as caught:
        parse(text, Path("w.toml"), {"HOOK": "hooks.example/canary"})
    assert "canary" not in str(caught.value)


def test_a_secret_is_not_resolved_twice() -> None:
    text = '[channel.t]\nemail = "a@b.example"\nsmtp = "smtp://b.example"\npassword = "${env:A}"'
    (channel,) = parse(text, Path("w.toml"), {"A": "${env:B}", "B": "b"}).channels
    assert isinstance(channel.target, MailTarget)
    assert channel.target.password == "${env:B}"


@given(st.text(max_size=200))
def test_no_text_whatever_brings_it_down(text: str) -> None:
    """Any text is a watchlist or is refused as one; nothing else is raised."""
    assert read_or_refused(text)


@given(st.integers(0, len(GOOD) - 1), st.characters(codec="utf-8"))
def test_a_damaged_watchlist_is_refused_or_read(position: int, character: str) -> None:
    """One character changed anywhere ends in a watchlist or its faults."""
    assert read_or_refused(GOOD[:position] + character + GOOD[position + 1 :])


def read_or_refused(text: str) -> bool:
    """Whether it is read, or refused for faults that name a line and a problem."""
    try:
        parse(text, Path("w.toml"), None)
    except WatchlistError as error:
        return all(fault.line >= 1 and fault.problem for fault in error.faults)
    return True


def test_how_long_is_kept_is_set_in_days_and_what_is_not_set_has_its_default(
    tmp_path: Path,
) -> None:
    text = "[retention]\nraw = 400\norders = 90\n"
    kept = parse(text, tmp_path / "w.toml", None).settings.retention
    assert kept == Retention(raw=timedelta(days=400), orders=timedelta(days=90))
    assert kept.readings == timedelta(days=400)
    assert parse("", tmp_path / "w.toml", None).settings.retention.raw is None


def test_less_than_a_month_is_refused_since_a_slip_would_erase(tmp_path: Path) -> None:
    with pytest.raises(WatchlistError, match=r"2: retention\.raw: 3 is not between 30 and 36500"):
        parse("[retention]\nraw = 3\n", tmp_path / "w.toml", None)
