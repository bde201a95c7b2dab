"""A unit that would not start, or would replace another one, is refused with the remedy."""

from __future__ import annotations

import os
import pwd
import stat
from pathlib import Path

import pytest

from monitor.errors import UsageError
from monitor.systemd.install import faults, install, notes, this_machine
from monitor.systemd.unit import Machine

MACHINE = Machine(("/usr/bin/env",))
NAMED = next(user.pw_name for user in pwd.getpwall() if user.pw_uid not in (0, os.getuid()))


def found(watchlist, user=None, machine=MACHINE) -> str:
    return "\n".join(faults(watchlist, user, machine))


def opened(path: Path) -> None:
    """Lets others read the path."""
    for folder in path.parents:
        if folder.stat().st_uid == os.getuid() and folder != folder.parent:
            folder.chmod(folder.stat().st_mode | stat.S_IXOTH)


def test_it_is_written_whole_for_all_to_read(tmp_path):
    path = tmp_path / "policy-monitor.service"
    install("[Service]\n", path, manager=tmp_path)
    assert path.read_text() == "[Service]\n"
    assert path.stat().st_mode & 0o777 == 0o644
    assert list(tmp_path.iterdir()) == [path]


def test_a_unit_that_differs_is_kept_unless_forced(tmp_path):
    path = tmp_path / "policy-monitor.service"
    install("mine", path, manager=tmp_path)
    install("mine", path, manager=tmp_path)
    with pytest.raises(UsageError, match="--force"):
        install("other", path, manager=tmp_path)
    assert path.read_text() == "mine"
    install("other", path, manager=tmp_path, force=True)
    assert path.read_text() == "other"


def test_without_systemd_it_is_refused(tmp_path):
    with pytest.raises(UsageError, match="systemd does not manage this machine"):
        install("", tmp_path / "unit", manager=tmp_path / "missing")
    assert not (tmp_path / "unit").exists()


def test_without_the_right_to_write_it_asks_for_root(tmp_path, monkeypatch):
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "write_text", refuse)  # root may write anywhere
    with pytest.raises(UsageError, match="sudo"):
        install("", tmp_path / "unit", manager=tmp_path)


def test_snapshots_elsewhere_need_an_owner(watchlist, tmp_path):
    told = found(watchlist(snapshots="snapshots"))
    assert f"not in {tmp_path}/snapshots" in told
    assert "/var/lib/policy-monitor/snapshots" in told
    assert "--user" in told


def test_a_socket_elsewhere_needs_an_owner(watchlist):
    head = '[web]\nlisten = "unix:{}/page.sock"\n'
    told = found(watchlist(head=head.format("/srv/sockets")))
    assert 'listen = "unix:/run/policy-monitor/page.sock"' in told
    assert "page's socket" not in found(watchlist(head=head.format("/run/policy-monitor")))


def test_what_a_user_of_its_own_cannot_read_is_named(watchlist, tmp_path):
    named = watchlist()
    opened(named.path)
    named.path.chmod(0o644)
    assert found(named) == ""
    named.path.chmod(0o600)
    assert f"it cannot read {named.path}: open {named.path} to others" in found(named)
    closed = tmp_path / "closed"
    (closed / "bin").mkdir(parents=True)
    closed.chmod(0o700)
    assert f"open {closed} to others" in found(
        named, machine=Machine(("/usr/bin/env",), (closed / "bin",))
    )


def test_an_unknown_user_and_root_are_refused(watchlist):
    assert "useradd --system nobody-here" in found(watchlist(), "nobody-here")
    assert "must not be root" in found(watchlist(), "root")


def test_a_users_snapshots_must_be_there_and_be_theirs(watchlist, tmp_path):
    named = watchlist(snapshots="snapshots")
    assert f"install -d -m 700 -o {NAMED} {tmp_path}/snapshots" in found(named, NAMED)
    (tmp_path / "snapshots").mkdir()
    assert f"chown -R {NAMED}" in found(named, NAMED)


def test_a_missing_environment_is_told(watchlist):
    channel = '\n[channel.a]\nwebhook = "https://h.example/"\n# secret = "${env:OLD}"\nsecret = "${env:KEY}"\n'
    (told,) = notes(_without_secrets(watchlist, channel))
    assert "so KEY will be missing" in told


def _without_secrets(watchlist, channel):
    from monitor.watchlist import load

    path = watchlist().path
    path.write_text(path.read_text() + channel)
    return load(path, None)


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (
            '\n[web]\nlisten = "0.0.0.0:8321"\nuser_header = "X-User"\ntrusted_proxies = ["10.0.0.1"]\n',
            "IPAddressAllow=",
        ),
        ('\n[web]\nlisten = "unix:/run/policy-monitor/page.sock"\n', "Group=www-data"),
    ],
)
def test_a_page_that_needs_more_than_the_unit_allows_is_told(watchlist, more, says):
    (told,) = notes(watchlist(more))
    assert says in told


def test_what_a_browser_needs_of_the_unit_is_told(watchlist):
    """Chromium does not start where it can build no sandbox, and never starts without one."""
    told = "\n".join(notes(watchlist(watch="render = true\n")))
    assert "RestrictNamespaces=user pid net" in told
    assert "SystemCallFilter=chroot capset" in told
    assert not [*notes(watchlist())]


def test_it_starts_this_very_program():
    machine = this_machine()
    assert Path(machine.command[0]).is_absolute()
    assert Path(machine.command[0]).exists()
