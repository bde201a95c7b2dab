"""The image: pinned by hash, run by nobody in particular, on a root that nobody writes to."""

from __future__ import annotations

import http.server
import json
import re
import shlex
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
STATE = "/var/lib/policy-monitor"


def instructions() -> list[tuple[str, str]]:
    """The Dockerfile's instructions and their words, continued lines joined."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    bare = re.sub(r"^#.*\n", "", text, flags=re.MULTILINE)
    joined = re.sub(r"\\\n\s*", " ", bare)
    found = [line.split(maxsplit=1) for line in joined.splitlines() if line.strip()]
    return [(name, words) for name, words in found]


def of(name: str, *, stage: int = -1) -> list[str]:
    """The words of all instructions of a name in a stage, the last by default."""
    starts = [place for place, (each, _) in enumerate(instructions()) if each == "FROM"]
    begin = starts[stage]
    later = [start for start in starts if start > begin]
    part = instructions()[begin : later[0] if later else None]
    return [words for each, words in part if each == name]


def test_it_is_built_from_the_pinned_requirements_and_nothing_else():
    installs = [words for words in of("RUN", stage=0) if "pip install" in words]
    assert len(installs) == 2
    assert "--require-hashes --requirement requirements.lock" in installs[0]
    assert "--no-deps --no-build-isolation ." in installs[1]
    assert not [words for words in of("RUN") if "pip" in words or "apt" in words]


def test_what_it_copies_exists_and_is_let_in():
    ignored = (ROOT / ".dockerignore").read_text().splitlines()
    assert "*" in ignored
    copied = [word for words in of("COPY", stage=0) for word in shlex.split(words)[:-1]]
    assert copied
    for name in copied:
        assert (ROOT / name).exists(), name
        assert f"!{name}" in ignored


def test_it_runs_as_a_user_without_rights_and_not_as_root():
    (user,) = of("USER")
    assert user == "10001:10001"
    assert any("--uid 10001" in words and "nologin" in words for words in of("RUN"))
    names = [name for name, _ in instructions()]
    assert names.index("USER") < names.index("ENTRYPOINT")


def test_all_that_it_keeps_lies_in_the_volume():
    assert of("VOLUME") == of("WORKDIR") == [STATE]
    assert any(f"--owner monitor --group monitor --mode 0700 {STATE}" in run for run in of("RUN"))
    assert "PYTHONDONTWRITEBYTECODE=1" in of("ENV")[0]


def test_it_starts_the_daemon_and_ends_it_in_order():
    assert json.loads(of("ENTRYPOINT")[0]) == ["policy-monitor"]
    assert json.loads(of("CMD")[0]) == ["run"]
    assert of("STOPSIGNAL") == ["SIGTERM"]


@pytest.fixture(params=[200, 503])
def page(request) -> Iterator[tuple[int, str]]:
    """A status page that is well, and one that is not."""

    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(request.param if self.path == "/healthz" else 404)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Nothing."""

    server = http.server.HTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield request.param, f"http://127.0.0.1:{server.server_port}/healthz"
    server.shutdown()
    server.server_close()


def test_the_health_check_is_the_pages_word(page):
    """Its very command is run; what it asks by default is the page's default address."""
    status, address = page
    (words,) = of("HEALTHCHECK")
    command = json.loads(words.partition("CMD ")[2])
    ran = subprocess.run(
        [sys.executable, *command[1:]], env={"HEALTH": address}, capture_output=True, check=False
    )
    assert (ran.returncode == 0) == (status == 200)
    assert "HEALTH=http://127.0.0.1:8321/healthz" in of("ENV")[0]
    assert of("EXPOSE") == ["8321"]


def test_no_address_of_a_registry_is_written_down():
    images = [words.split()[0] for name, words in instructions() if name == "FROM"]
    assert images == ["python:${PYTHON}-slim"] * 2
