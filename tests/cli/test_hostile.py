"""What others plant in the folder, in a page or in the watchlist is refused or harmless."""

from __future__ import annotations

import http.server
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from monitor.cli import main
from monitor.demo.daemon_process import PATIENCE_S

CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
NAMES = (
    "../../../etc/passwd", "..", ".", "/", "C:\\Windows\\system32", "$(touch owned)", "-rf", "~",
    "index.sqlite", ".lock", "feeds", "all", "CON", "ﬀ" * 90, "a/../../b", "%2e%2e%2f", "{{ 7*7 }}",
    "'; DROP TABLE watches; --", "<script>alert(1)</script>", "naïve/Ünïcode", "公司",
)  # fmt: skip
UNSEEN = ("a\\u0000b", "\\u202ecod.exe", "a\\u001b[2Jb", "a\\nb", "\\u2066x", "")
TITLE = (
    "&#27;]0;owned&#7;&#x9b;2J\u202egnitset&#10;../../../etc/cron.d/x&#0;<script>alert(1)</script>"
)


@pytest.fixture
def page() -> Iterator[str]:
    """A page whose every word means harm; its address."""
    words = (
        f"We collect personal data and keep it {TITLE}. You may ask us to erase your personal data."
    )
    html = f"<title>Privacy policy {TITLE}</title><h1>Privacy policy {TITLE}</h1>" + "".join(
        f"<h2>{number} {TITLE}</h2><p>{words}</p>" for number in range(20)
    )

    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path == "/p" else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(html.encode())))
            self.send_header("ETag", '"\x1b[2J"')
            self.end_headers()
            self.wfile.write(html.encode())

        def log_message(self, *_: object) -> None:
            """Nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/p"
    server.shutdown()
    server.server_close()


def written(home: Any, names: tuple[str, ...], url: str) -> None:
    """A watchlist of watches of these names, TOML's escapes and all."""
    head = '[monitor]\nconfirm = "0s"\nhost_delay = "0s"\n[network.fetch]\nallow = ["127.0.0.0/8"]\n[network.deliver]\nallow = ["127.0.0.0/8"]\n'
    watches = "".join(
        f'[[watch]]\ncompany = "{name}"\ndocument = "{name}"\nurl = "{url}"\n' for name in names
    )
    home.watchlist.write_text(head + watches, encoding="utf-8")


def below(folder: Path) -> set[Path]:
    """Every name below the folder."""
    return {path.relative_to(folder) for path in folder.rglob("*")}


@pytest.mark.parametrize(
    "level",
    ["corvid", "corvid/privacy-policy", "index.sqlite", "index.sqlite-journal", ".lock", "feeds", "feeds/all.xml"],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["a folder", "a file", "nothing"])
def test_a_planted_link_leads_nowhere(
    run: Any, home: Any, tmp_path_factory: pytest.TempPathFactory, level: str, kind: str
) -> None:
    home.watch("corvid")
    outside = tmp_path_factory.mktemp("outside")
    target = outside / "target"
    if kind == "a folder":
        target.mkdir()
    elif kind == "a file":
        target.write_text("precious")
    planted = home.snapshots / level
    planted.parent.mkdir(parents=True, mode=0o700)
    planted.symlink_to(target)
    before = below(outside)
    ran = run("check")
    assert ran.code in (0, 65, 74), ran
    assert "Traceback" not in ran.err
    assert below(outside) == before, "nothing is made or removed outside"
    assert kind != "a file" or target.read_text() == "precious"
    if ran.code == 0:
        assert list(home.snapshots.glob("corvid/privacy-policy/*.md"))
        assert not (home.snapshots / "corvid" / "privacy-policy").is_symlink()


def test_words_of_a_page_command_no_terminal_and_name_no_file(
    run: Any, home: Any, page: str
) -> None:
    written(home, ("Ostenz",), page)
    assert run("check").code == 0
    for words in (
        "status",
        "show ostenz",
        "show ostenz --clauses",
        "history ostenz",
        "explain ostenz",
    ):
        ran = run(*words.split())
        assert ran.code == 0, ran
        assert not CONTROLS.search(ran.out + ran.err), words
    names = {path.parts for path in below(home.snapshots) if len(path.parts) == 3}
    assert {parts[:2] for parts in names} == {("ostenz", "ostenz")}
    assert all(re.fullmatch(r"\d{4}-[\dTZ-]+\.(md|json|html\.zst)", parts[2]) for parts in names)


def test_names_of_the_watchlist_are_plain_folders(home: Any, run: Any, page: str) -> None:
    escaped = tuple(name.replace("\\", "\\\\") for name in NAMES)
    written(home, escaped, page)
    before = below(home.path)
    ran = run("check")
    assert ran.code in (0, 1), ran
    assert f"{len(NAMES)} watches read" in ran.out
    new = {path for path in below(home.path) - before if path.parts[0] != "snapshots"}
    assert new == set(), "nothing is made outside the snapshot folder"
    folders = [
        path for path in below(home.snapshots) if len(path.parts) == 2 and path.parts[0] != "feeds"
    ]
    assert len([path for path in folders if (home.snapshots / path).is_dir()]) >= len(NAMES) - 1
    assert all(re.fullmatch(r"[a-z0-9-]+", part) for path in folders for part in path.parts)
    assert not CONTROLS.search(run("status").out)


@pytest.mark.parametrize("name", UNSEEN)
def test_a_name_that_hides_something_is_refused(home: Any, run: Any, page: str, name: str) -> None:
    written(home, (name,), page)
    ran = run("check")
    assert ran.code == 2
    assert "watch[1].company" in ran.err
    assert not CONTROLS.search(ran.err)
    assert not home.snapshots.exists()


@pytest.mark.parametrize("verb", ["check", "run", "rebuild"])
def test_a_folder_into_which_anybody_may_write_is_refused(run: Any, home: Any, verb: str) -> None:
    home.snapshots.mkdir()
    home.snapshots.chmod(0o777)
    ran = run(verb)
    assert ran.code == 74
    assert f"chmod o-w {home.snapshots}" in ran.err
    assert list(home.snapshots.iterdir()) == []


ORDINARY = """
import ctypes, os, sys
libc = ctypes.CDLL(None)
for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH: root may read anything
    libc.prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""


@pytest.mark.parametrize("closed", ["watchlist.toml", "snapshots", "snapshots/index.sqlite"])
def test_what_may_not_be_read_is_told_in_a_sentence(run: Any, home: Any, closed: str) -> None:
    home.watch("corvid")
    assert run("check").code == 0
    (home.path / closed).chmod(0o000)
    ran = subprocess.run(
        [sys.executable, "-c", ORDINARY, "-m", "monitor", "--watchlist", str(home.watchlist), "status"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    (home.path / closed).chmod(0o700)
    assert ran.returncode in (2, 65, 74), ran
    assert "rror: " in ran.stderr
    assert str(home.path) in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.fixture
def daemon(home: Any) -> Iterator[Callable[[], subprocess.Popen[bytes]]]:
    """Starts real daemons on the folder; none is left."""
    home.watch("corvid", more='every = "1s"\n[web]\nlisten = "127.0.0.1:0"\n')
    started: list[subprocess.Popen[bytes]] = []

    def start() -> subprocess.Popen[bytes]:
        words = [sys.executable, "-m", "monitor", "--watchlist", str(home.watchlist), "run"]
        started.append(subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.communicate()


def test_of_two_daemons_one_is_refused_and_takes_over_when_the_other_dies(
    home: Any, daemon: Callable[[], subprocess.Popen[bytes]]
) -> None:
    first = daemon()
    assert home.site.wait_for_looks(1, PATIENCE_S, ["corvid"])
    second = daemon()
    _, told = second.communicate(timeout=PATIENCE_S)
    assert second.returncode == 75
    assert f"process {first.pid}".encode() in told
    assert str(home.snapshots).encode() in told
    seen = home.site.looks("corvid")
    assert home.site.wait_for_looks(seen + 1, PATIENCE_S, ["corvid"]), "the first goes on"
    first.send_signal(signal.SIGKILL)
    first.wait()
    seen = home.site.looks("corvid")
    third = daemon()
    assert home.site.wait_for_looks(seen + 1, PATIENCE_S, ["corvid"]), "the kernel freed the folder"
    third.terminate()
    assert third.wait(40) == 0
    assert main(["--watchlist", str(home.watchlist), "verify"]) == 0


def test_no_descendant_of_a_killed_daemon_lives_on(
    home: Any, daemon: Callable[[], subprocess.Popen[bytes]]
) -> None:
    first = daemon()
    assert home.site.wait_for_looks(3, PATIENCE_S, ["corvid"])
    children = _descendants(first.pid)
    assert children, "pages are read in child processes"
    first.kill()
    first.wait()
    for pid in children:
        _wait_for_end(pid)


def _descendants(pid: int) -> list[int]:
    """Children of any of its threads, and theirs."""
    lists = Path(f"/proc/{pid}/task").glob("*/children")
    children = [int(child) for listed in lists for child in listed.read_text().split()]
    return [each for child in children for each in (child, *_descendants(child))]


def _wait_for_end(pid: int) -> None:
    """Returns when the process is gone; the alarm fails the test where it stays."""
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return
    import select

    ended, _, _ = select.select([handle], [], [], PATIENCE_S)
    os.close(handle)
    assert ended, f"process {pid} lives on"
