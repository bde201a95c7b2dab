"""The unit is valid, locked in, and allows what its watchlist needs."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from ipaddress import ip_address
from pathlib import Path

import pytest

from monitor.systemd.unit import Machine, nameservers, unit

MACHINE = Machine(("/usr/bin/env",), (Path("/usr/bin"),))

needs_systemd = pytest.mark.skipif(
    not shutil.which("systemd-analyze"), reason="systemd-analyze is not installed here"
)


def lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line and not line.startswith("#")]


CASES: dict[str, tuple[str | None, dict[str, str]]] = {
    "a user of its own": (None, {}),
    "a user of the house, snapshots elsewhere": ("daemon", {"snapshots": "/srv/policies"}),
    "rendered pages": (None, {"watch": "render = true\n"}),
    "everything in a home": ("daemon", {"snapshots": "/home/a/b c", "watch": "render = true\n"}),
}


@pytest.fixture(params=CASES.values(), ids=list(CASES))
def written(request, watchlist, tmp_path):
    user, told = request.param
    path = tmp_path / "policies.service"
    path.write_text(unit(watchlist(**told), user, MACHINE))
    return path


@needs_systemd
def test_systemd_finds_no_fault_in_it(written):
    judged = subprocess.run(
        ["systemd-analyze", "verify", str(written)], capture_output=True, text=True, check=False
    )
    assert (judged.returncode, judged.stdout, judged.stderr) == (0, "", "")


@needs_systemd
def test_its_exposure_is_at_most_1_5(written):
    judged = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--threshold=15", str(written)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert judged.returncode == 0, judged.stdout[-300:]


@needs_systemd
def test_the_ceiling_can_be_exceeded(watchlist, tmp_path):
    """The test above can fail: without its system call filter the unit is refused."""
    path = tmp_path / "loose.service"
    text = unit(watchlist(), None, MACHINE)
    path.write_text("\n".join(line for line in lines(text) if "SystemCallFilter" not in line))
    judged = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--threshold=15", str(path)],
        capture_output=True, check=False,
    )  # fmt: skip
    assert judged.returncode != 0


def test_it_runs_the_daemon_on_this_watchlist(watchlist):
    named = watchlist()
    text = unit(named, None, MACHINE)
    assert f"ExecStart=/usr/bin/env --watchlist {named.path} run" in lines(text)
    assert "Type=notify" in lines(text)
    assert "WatchdogSec=60" in lines(text)
    assert not [
        line for line in lines(text) if line.count("@") > line.count("=@") + line.count("~@")
    ]


def test_a_path_with_blanks_and_specifiers_means_itself(watchlist):
    machine = Machine(('/opt/100% "sure"/policy-monitor',))
    text = unit(watchlist(), None, machine)
    assert 'ExecStart="/opt/100%% \\"sure\\"/policy-monitor" --watchlist' in text


def test_nothing_starts_again_that_starting_cannot_mend(watchlist):
    assert "RestartPreventExitStatus=2 65 75" in lines(unit(watchlist(), None, MACHINE))


def test_without_a_user_it_has_one_of_its_own_and_a_folder(watchlist):
    told = lines(unit(watchlist(), None, MACHINE))
    assert "DynamicUser=yes" in told
    assert "StateDirectory=policy-monitor" in told
    assert not [line for line in told if line.startswith("ReadWritePaths")]


def test_a_user_writes_the_snapshots_and_nothing_else(watchlist):
    told = lines(unit(watchlist(snapshots="/srv/my policies"), "daemon", MACHINE))
    assert "User=daemon" in told
    assert 'ReadWritePaths="/srv/my policies"' in told
    assert "ProtectSystem=strict" in told


@pytest.mark.parametrize(
    ("listen", "allowed"),
    [
        ("unix:/run/policy-monitor/page.sock", "RuntimeDirectory=policy-monitor"),
        ("unix:/srv/my sockets/page.sock", 'ReadWritePaths="/srv/my sockets"'),
        ("127.0.0.1:8321", None),
    ],
)
def test_the_page_may_create_its_socket(listen, allowed):
    from monitor.watchlist import parse

    text = f'[monitor]\nsnapshots = "/var/lib/policy-monitor/s"\n[web]\nlisten = "{listen}"\n'
    told = lines(unit(parse(text, Path("/etc/w.toml"), {}), None, MACHINE))
    found = [line for line in told if line.startswith(("RuntimeDirectory=", "ReadWritePaths="))]
    assert found == ([allowed] if allowed else [])
    off = parse(f"{text}off = true\n", Path("/etc/w.toml"), {})
    assert "RuntimeDirectory" not in unit(off, None, MACHINE)


@pytest.mark.parametrize(("snapshots", "homes"), [("/srv/x", "yes"), ("/home/a/x", "read-only")])
def test_homes_are_hidden_unless_it_lives_in_one(tmp_path, snapshots, homes):
    from monitor.watchlist import parse

    named = parse(f'[monitor]\nsnapshots = "{snapshots}"\n', Path("/etc/w.toml"), {})
    assert f"ProtectHome={homes}" in lines(unit(named, "daemon", MACHINE))


def test_only_rendered_pages_let_memory_become_code(watchlist):
    plain = lines(unit(watchlist(), None, MACHINE))
    rendered = lines(unit(watchlist(watch="render = true\n"), None, MACHINE))
    assert "MemoryDenyWriteExecute=yes" in plain
    assert "MemoryDenyWriteExecute=no" in rendered


def test_private_name_servers_and_allowed_networks_can_be_reached(watchlist):
    """All others that lie inside cannot: the second wall stands."""
    named = watchlist(
        '\n[network.fetch]\nallow = ["10.20.0.0/16"]\n'
        '\n[network.deliver]\nallow = ["10.20.0.0/16", "10.1.2.3:8443"]\n',
        watch='allow = ["[fd00::]/8:443"]\n',
    )
    servers = nameservers(
        "# made by dhcp\nnameserver 192.168.1.1\nnameserver 127.0.0.53\nnameserver fe80::1%eth0\nnameserver nonsense\noptions edns0\n"
    )
    assert servers == (ip_address("192.168.1.1"), ip_address("fe80::1"))
    told = lines(unit(named, None, Machine(("/usr/bin/env",), (), servers)))
    assert "IPAddressAllow=localhost 192.168.1.1 fe80::1 10.20.0.0/16 10.1.2.3/32 fd00::/8" in told
    (denied,) = [line for line in told if line.startswith("IPAddressDeny=")]
    assert {"link-local", "10.0.0.0/8", "192.168.0.0/16", "fc00::/7"} <= set(
        denied.partition("=")[2].split()
    )


@pytest.mark.parametrize(
    ("keys", "snapshots", "writable"),
    [
        (None, "/srv/policies", ["/srv/policies", "/srv/.policy-monitor/policies"]),
        ("/srv/secrets", "/srv/policies", ["/srv/policies", "/srv/secrets"]),
        ("/srv/secrets", "/var/lib/policy-monitor/snapshots", ["/srv/secrets"]),
        (None, "/var/lib/policy-monitor/snapshots", []),
    ],
)
def test_the_service_may_write_the_folder_of_its_keys(watchlist, keys, snapshots, writable):
    listed = watchlist(snapshots=snapshots)
    listed = replace(listed, settings=replace(listed.settings, keys=Path(keys) if keys else None))
    text = unit(listed, "daemon", MACHINE)
    assert [line for line in lines(text) if line.startswith("ReadWritePaths=")] == [
        f"ReadWritePaths={path}" for path in writable
    ]
