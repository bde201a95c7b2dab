"""Install the systemd unit, or explain why the service would not start."""

from __future__ import annotations

import os
import pwd
import re
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import monitor
from monitor.errors import UsageError
from monitor.systemd.unit import RUNTIME, STATE, Machine, keeps_state, keys_of, nameservers
from monitor.watchlist import Watchlist

UNIT: Final = Path("/etc/systemd/system/policy-monitor.service")
BROWSER_SETTINGS: Final = "RestrictNamespaces=user pid net, SystemCallFilter=chroot capset"
"""What Chromium's sandbox needs to give its processes less than the service has."""
MANAGER: Final = Path("/run/systemd/system")
"""Exists if systemd manages the system (`man sd_booted`)."""


def this_machine() -> Machine:
    """Describe this program on this machine."""
    script = Path(sys.executable).with_name("policy-monitor")
    command = (str(script),) if script.exists() else (sys.executable, "-P", "-m", "monitor")
    reads = (Path(sys.prefix), Path(sys.base_prefix), Path(monitor.__file__).parent)
    try:
        resolv_conf = Path("/etc/resolv.conf").read_text(encoding="utf-8", errors="replace")
    except OSError:
        resolv_conf = ""
    return Machine(command, reads, nameservers(resolv_conf))


def faults(watchlist: Watchlist, user: str | None, machine: Machine) -> Iterator[str]:
    """Yield each reason why the service would not start, with how to fix it."""
    snapshots = watchlist.settings.snapshots
    if user is None:
        yield from _faults_of_dynamic_user(watchlist, machine)
        return
    try:
        known = pwd.getpwnam(user)
    except KeyError:
        yield f"there is no user '{user}': make one with `useradd --system {user}`"
        return
    if known.pw_uid == 0:
        yield "it reads strangers' pages and must not be root: name another user"
    for folder in (snapshots, keys_of(watchlist.settings)):
        if keeps_state(folder):
            continue
        if not folder.is_dir():
            yield f"{folder} does not exist: `install -d -m 700 -o {user} {folder}`"
        elif folder.stat().st_uid != known.pw_uid:
            yield f"{folder} does not belong to {user}: `chown -R {user} {folder}`"


def notes(watchlist: Watchlist) -> Iterator[str]:
    """Yield notes for whoever installs the service."""
    if not watchlist.web.off and watchlist.web.host in ("0.0.0.0", "::"):  # noqa: S104 - it is compared
        yield (
            "the status page answers this machine and public addresses; for readers in a private "
            "network: systemctl edit policy-monitor, [Service], IPAddressAllow=192.168.1.0/24"
        )
    if not watchlist.web.off and watchlist.web.socket:
        yield (
            "only the service's group can connect to the page's socket: systemctl edit "
            "policy-monitor, [Service], Group=www-data, or whichever group the proxy has"
        )
    named = re.findall(
        r"^[^#\n]*\$\{env:([^}]+)\}", watchlist.path.read_text("utf-8"), re.MULTILINE
    )
    if named:
        yield (
            f"a service has no environment of yours, so {', '.join(dict.fromkeys(named))} will be "
            "missing: write ${file:…} and give credentials, as the unit's first lines show"
        )
    if any(watch.render for watch in watchlist.watches):
        yield "pages are rendered, so memory may become code here: the service is locked in less"
        yield (
            "Chromium has to build its own sandbox, which the unit forbids: systemctl edit "
            f"policy-monitor, [Service], {BROWSER_SETTINGS}"
        )


def install(
    text: str, path: Path = UNIT, *, manager: Path | None = None, force: bool = False
) -> None:
    """Write the unit atomically.

    Raises `UsageError` if systemd does not run, the file cannot be written, or another unit would
    be replaced without `force`.
    """
    if not (manager or MANAGER).is_dir():
        raise UsageError(
            "systemd does not manage this machine: see the unit with --print, "
            "or run `policy-monitor run` under the manager that there is"
        )
    if path.exists() and path.read_text(encoding="utf-8") != text and not force:
        raise UsageError(f"{path} exists and differs: compare with --print, replace with --force")
    fresh = path.with_name(f".{path.name}.new")
    try:
        fresh.write_text(text, encoding="utf-8")
        fresh.chmod(0o644)
        fresh.replace(path)
    except PermissionError:
        raise UsageError(f"{path} can be written by root only: try again with sudo") from None
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from error


def _faults_of_dynamic_user(watchlist: Watchlist, machine: Machine) -> Iterator[str]:
    """Yield faults of a service with `DynamicUser=`: it owns no files and reads only public ones."""
    snapshots, web = watchlist.settings.snapshots, watchlist.web
    if web.socket is not None and not web.off and web.socket.parent != RUNTIME:
        yield (
            f"it may create the page's socket in {RUNTIME} only: set "
            f'listen = "unix:{RUNTIME}/page.sock", or name the owner with --user'
        )
    if not keeps_state(snapshots):
        yield (
            f"it may write below {STATE} only, not in {snapshots}: set "
            f'snapshots = "{STATE}/snapshots", or name the owner with --user'
        )
    elif not keeps_state(keys_of(watchlist.settings)):
        yield (
            f"it may write below {STATE} only, not in {keys_of(watchlist.settings)}: set "
            f'snapshots = "{STATE}/snapshots", or keys below {STATE} under [evidence]'
        )
    for path in (watchlist.path.absolute(), *machine.reads, Path(machine.command[0])):
        closed = _unreadable(path)
        if closed is not None:
            yield f"it cannot read {path}: open {closed} to others, or name the owner with --user"


def _unreadable(path: Path) -> Path | None:
    """Return the first folder on the path, or the file, that other users may not read."""
    for folder in reversed(path.parents):
        if not folder.stat().st_mode & stat.S_IXOTH:
            return folder
    return None if os.stat(path).st_mode & stat.S_IROTH else path  # noqa: PTH116 - follows links, as the service will
